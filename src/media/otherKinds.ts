/** What a file is that browsers do not show as a picture: `errors.NotAPicture:<kind>` of the catalogue. */
export type OtherKind = 'heic' | 'jpeg2000' | 'jxl' | 'pdf' | 'photoshop' | 'pnm' | 'raw' | 'tiff' | 'video';

const RAW = /\.(cr2|cr3|crw|nef|nrw|arw|srf|sr2|raf|orf|rw2|pef|dng|x3f|raw|rwl|3fr|iiq)$/i;
const VIDEO = /\.(mp4|mov|m4v|avi|mkv|webm|3gp|mts)$/i;

/** Text of the first bytes, a letter for each. */
const letters = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.slice(from, to));

/**
 * What a file that could not be decoded is, by its first bytes (16 suffice), or by its name; null when it is not known.
 * HEIC: ISO/IEC 23008-12 brands after `ftyp`. TIFF: "II*\0" or "MM\0*", which raw photos share.
 */
export function otherKind(bytes: Uint8Array, name: string): OtherKind | null {
  if (letters(bytes, 4, 8) === 'ftyp') {
    const brand = letters(bytes, 8, 12);
    if (/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/.test(brand)) return 'heic';
    if (brand === 'crx ') return 'raw';
    if (!/^avi[fs]$/.test(brand)) return 'video';
  }
  if (RAW.test(name)) return 'raw';
  if (/^(II\*\0|MM\0\*)/.test(letters(bytes, 0, 4))) return 'tiff';
  if (letters(bytes, 0, 4) === '8BPS') return 'photoshop';
  if (letters(bytes, 0, 4) === '%PDF') return 'pdf';
  if (/^P[1-6]\s/.test(letters(bytes, 0, 3))) return 'pnm';
  if (letters(bytes, 4, 8) === 'JXL ' || (bytes[0] === 0xff && bytes[1] === 0x0a)) return 'jxl';
  if (letters(bytes, 4, 8) === 'jP  ') return 'jpeg2000';
  return VIDEO.test(name) ? 'video' : null;
}
