import { LikenessError } from '../../errors.ts';
import type { PairsFile } from '../../faces/evaluate/pairsFile.ts';
import type { FoundFile } from '../../media/files.ts';
import { commonFolders } from '../../media/folders/whoIsWho.ts';
import { readText } from '../../media/text.ts';
import { type Message, message } from '../../words/keys.ts';

/** A list of pairs under the name of its file. */
export interface NamedPairs {
  name: string;
  file: PairsFile;
}

/** Lists of pairs are read by few: their code comes with the first one. */
export async function pairsCode() {
  const [{ meantAsPairs, readPairsFile }, { lookUpPairs }] = await Promise.all([
    import('../../faces/evaluate/pairsFile.ts'),
    import('../../faces/evaluate/pairsLookup.ts'),
  ]);
  return { meantAsPairs, readPairsFile, lookUpPairs };
}

export async function readPairs(file: File): Promise<NamedPairs> {
  const { readPairsFile } = await pairsCode();
  return { name: file.name, file: readPairsFile(await readText(file), file.name) };
}

/**
 * The first of a folder's texts that is a list of pairs, those called "pairs…" before others. Folders have notes and licences in
 * them, too: of each text that is not used, why is told.
 *
 * @throws the fault of a list that is meant as one, where none can be read; the signal's reason when it is aborted
 */
export async function readFirstPairs(
  files: readonly FoundFile[],
  signal: AbortSignal,
): Promise<{ pairs: NamedPairs | null; others: (Message | LikenessError)[] }> {
  const common = commonFolders(files);
  const pathOf = ({ file, folders }: FoundFile) => [...folders.slice(common), file.name].join('/');
  // A table of people's ages with a column of 0 and 1 reads as pairs, too: what is called so comes first.
  const lists = files
    .filter(({ file }) => looksLikePairs(file))
    .toSorted((p, q) => Number(isCalledPairs(q)) - Number(isCalledPairs(p)));
  const others: (Message | LikenessError)[] = [];
  if (lists.length === 0) return { pairs: null, others };
  const { readPairsFile, meantAsPairs } = await pairsCode();
  let meant: LikenessError | null = null;
  for (const [at, list] of lists.entries()) {
    const text = await readText(list.file);
    signal.throwIfAborted();
    try {
      const pairs = { name: list.file.name, file: readPairsFile(text, pathOf(list)) };
      const rest = lists
        .slice(at + 1)
        .map((each) => message('evaluate.lineUnread', { name: pathOf(each), list: pathOf(list) }));
      return { pairs, others: [...others, ...rest] };
    } catch (error) {
      if (!(error instanceof LikenessError)) throw error;
      others.push(error);
      if (isCalledPairs(list) || meantAsPairs(text)) meant ??= error;
    }
  }
  // Figures over all pairs are not those of the list.
  if (meant) throw meant;
  return { pairs: null, others };
}

const isCalledPairs = ({ file }: FoundFile): boolean => /^pairs/i.test(file.name);

export function looksLikePairs(file: File): boolean {
  return /\.(txt|csv|tsv|lst|list)$/i.test(file.name);
}
