import { LikenessError } from '../../errors.ts';
import type { PairsFile } from '../../faces/evaluate/pairsFile.ts';
import { readText } from '../../media/text.ts';

/** A list of pairs under the name of its file. */
export interface NamedPairs {
  name: string;
  file: PairsFile;
}

/** Lists of pairs are read by few: their code comes with the first one. */
export async function pairsCode() {
  const [{ readPairsFile }, { lookUpPairs }] = await Promise.all([
    import('../../faces/evaluate/pairsFile.ts'),
    import('../../faces/evaluate/pairsLookup.ts'),
  ]);
  return { readPairsFile, lookUpPairs };
}

export async function readPairs(file: File): Promise<NamedPairs> {
  const { readPairsFile } = await pairsCode();
  return { name: file.name, file: readPairsFile(await readText(file), file.name) };
}

/** The first of a folder's texts that is a list of pairs; folders have notes and licences in them, too, and those before it are told. */
export async function readFirstPairs(
  files: readonly File[],
): Promise<{ pairs: NamedPairs | null; others: string[] }> {
  const others: string[] = [];
  for (const file of files) {
    try {
      return { pairs: await readPairs(file), others };
    } catch (error) {
      if (!(error instanceof LikenessError)) throw error;
      others.push(file.name);
    }
  }
  return { pairs: null, others };
}

export function looksLikePairs(file: File): boolean {
  return /\.(txt|csv|tsv|lst|list)$/i.test(file.name);
}
