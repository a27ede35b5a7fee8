/** What a file is that browsers do not show as a picture, and how to make one of it. */
interface OtherKind {
  name: string;
  advice: string;
}

const EXPORT = 'Open it in the program that made it, export it as JPEG or PNG, and choose that file.';

const HEIC: OtherKind = {
  name: 'a HEIC photo, which this browser cannot open',
  advice:
    'Save it as JPEG: on a Mac in Preview (File › Export), on Windows in Photos (Save as), on an iPhone choose Settings › Camera › Formats › Most Compatible for new ones. Safari opens HEIC as it is.',
};

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
    if (/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/.test(brand)) return HEIC;
    if (brand === 'crx ') return { name: 'a camera’s raw photo', advice: EXPORT };
    if (!/^avi[fs]$/.test(brand)) {
      return {
        name: 'a video',
        advice: 'Take a still from it: pause it, make a screenshot and choose that.',
      };
    }
  }
  if (RAW.test(name)) return { name: 'a camera’s raw photo', advice: EXPORT };
  if (/^(II\*\0|MM\0\*)/.test(letters(bytes, 0, 4))) {
    return { name: 'a TIFF picture, which browsers do not open', advice: EXPORT };
  }
  if (letters(bytes, 0, 4) === '8BPS') return { name: 'a Photoshop file', advice: EXPORT };
  if (letters(bytes, 0, 4) === '%PDF') {
    return { name: 'a PDF', advice: 'Save the page as a picture, or make a screenshot, and choose that.' };
  }
  if (/^P[1-6]\s/.test(letters(bytes, 0, 3))) {
    return { name: 'a PGM, PPM or PBM picture, which browsers do not open', advice: EXPORT };
  }
  const jxl = letters(bytes, 4, 8) === 'JXL ' || (bytes[0] === 0xff && bytes[1] === 0x0a);
  if (jxl) return { name: 'a JPEG XL picture, which this browser cannot open', advice: EXPORT };
  if (letters(bytes, 4, 8) === 'jP  ')
    return { name: 'a JPEG 2000 picture, which browsers do not open', advice: EXPORT };
  if (VIDEO.test(name)) {
    return { name: 'a video', advice: 'Take a still from it: pause it, make a screenshot and choose that.' };
  }
  return null;
}
