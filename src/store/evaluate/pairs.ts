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

export function looksLikePairs(file: File): boolean {
  return /\.(txt|csv|tsv|lst|list)$/i.test(file.name);
}
