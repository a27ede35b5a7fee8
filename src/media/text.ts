/**
 * The text of a file in the encoding that its first bytes name: spreadsheets also write UTF-16. Without such bytes it is UTF-8; what is
 * not is what Excel calls plain CSV: GB 18030 where it is Chinese, else Windows-1252.
 */
export async function readText(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(inPairs(bytes) ? 'gb18030' : 'windows-1252').decode(bytes);
  }
}

/** Bytes looked at, from the first past ASCII on: they tell what the rest is in. */
const LOOKED_AT = 100_000;

/** Whether bytes past ASCII mostly come in twos, as those of Chinese characters do; an umlaut is one among ASCII letters. */
function inPairs(bytes: Uint8Array): boolean {
  let [pairs, odd, run] = [0, 0, 0];
  const endRun = () => {
    if (run > 0 && run % 2 === 0) pairs += 1;
    if (run % 2 === 1) odd += 1;
    run = 0;
  };
  // There is one: letters and digits alone are UTF-8.
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const looked = bytes.subarray(first, first + LOOKED_AT);
  for (const byte of looked) {
    if (byte >= 0x80) run += 1;
    else endRun();
  }
  // Where more follows, the cut may go through a character: how long its run is, is not known.
  if (first + looked.length === bytes.length) endRun();
  return pairs > odd;
}
