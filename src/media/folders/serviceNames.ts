// Names that systems, disks, synchronisers and photo programs write among people's pictures. What carries one is nobody's
// picture: a preview, a copy of metadata, a deleted file, half a download. Compared in lower case.

/** Folders, by their whole name. Those that begin with a dot are hidden and need no line here. */
const FOLDERS = new Set([
  // macOS, in archives and on disks of other systems
  '__macosx',
  // words: the same in every language
  'network trash folder',
  'temporary items',
  'thevolumesettingsfolder',
  // words: the same in every language
  'ipod photo cache',
  // Windows
  '$recycle.bin',
  'recycler',
  'recycled',
  // words: the same in every language
  'system volume information',
  'found.000',
  // Linux
  'lost+found',
  // Network drives: Synology, QNAP
  '@eadir',
  '@tmp',
  '#recycle',
  '#snapshot',
  '@recycle',
  '@recently-snapshot',
  '@__thumb',
  // Photo programs: small copies, and originals put aside when a picture was edited
  'thumbs',
  'thumbnails',
  '_thumbs',
  '_thumbnails',
  '_vti_cnf',
  'xnviewthumb',
  'corel auto-preserve',
  '[originals]',
  '_palbtn',
  'captureone',
  'pwg_representative',
  'node_modules',
]);

/** Folders, by how their name ends: catalogues and their previews. */
const FOLDER_ENDS = ['.lrdata', '.lrcat-data', '.cocatalogdb', '.cosessiondb'];

/** Libraries of Apple's photo programs: what people took lies in the folders named beside them, the rest are derivatives. */
const LIBRARY = /\.(photoslibrary|photolibrary|aplibrary|migratedphotolibrary|migratedaplibrary)$/;
const ORIGINALS = new Set(['originals', 'masters']);

/** Files, by their whole name. */
const FILES = new Set([
  'thumbs.db',
  'ehthumbs.db',
  'ehthumbs_vista.db',
  'desktop.ini',
  'picasa.ini',
  'zbthumbnail.info',
  'pspbrwse.jbf',
  'digikam4.db',
  'thumbnails-digikam.db',
  'recognition.db',
  'similarity.db',
  'sync.ffs_db',
  'icon\r',
  'desktop db',
  'desktop df',
]);

/** Files, by how their name begins: previews of network drives and players, locks, half-written copies. */
const FILE_STARTS = ['synophoto_', 'synofile_', 'albumart', '~$', '~syncthing~', '._'];

/** Files, by their extension: metadata beside a picture, catalogues, and what is not yet, or no longer, a whole file. */
const FILE_ENDS =
  /\.(xmp|aae|thm|lrv|pp3|dop|cos|cop|cot|on1|nksc|lrcat|lrcat-(shm|wal)|ini|db|db-(shm|wal|journal)|ffs_lock|tmp|temp|part|partial|filepart|crdownload|opdownload|download|!ut|lock)$/;

/** Google Takeout's description of a picture: `IMG_1.jpg.json`, `IMG_1.jpg.supplemental-metadata.json`. */
const TAKEOUT = /\.(jpe?g|png|heic|heif|webp|gif|bmp|tiff?|dng|mp4|mov)(\.[\w-]*)?(\(\d+\))?\.json$/;

/** Whether a folder is hidden or belongs to a program; `inside` is the folder it lies in, if any. */
export function isServiceFolder(name: string, inside = ''): boolean {
  const lower = name.toLowerCase();
  return (
    lower.startsWith('.') ||
    FOLDERS.has(lower) ||
    FOLDER_ENDS.some((end) => lower.endsWith(end)) ||
    (LIBRARY.test(inside.toLowerCase()) && !ORIGINALS.has(lower))
  );
}

/** Whether a file is hidden, or was written by a program about other files. */
export function isServiceFile(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    lower.startsWith('.') ||
    FILES.has(lower) ||
    FILE_STARTS.some((start) => lower.startsWith(start)) ||
    FILE_ENDS.test(lower) ||
    TAKEOUT.test(lower)
  );
}

/**
 * The outermost part of a file's path that is hidden or a program's, as a path; null when none is. Files of one hidden
 * folder have the same, so that a folder counts once however much it holds.
 *
 * @param folders outermost first
 * @param chosen so many outer folders were chosen by the person, who wants them whatever their names
 */
export function servicePart(folders: readonly string[], name: string, chosen = 0): string | null {
  const at = folders.findIndex((folder, i) => i >= chosen && isServiceFolder(folder, folders[i - 1]));
  if (at >= 0) return folders.slice(0, at + 1).join('/');
  return isServiceFile(name) ? [...folders, name].join('/') : null;
}
