import { isServiceFile, isServiceFolder, servicePart } from './folders/serviceNames.ts';
import { commonFolders } from './folders/whoIsWho.ts';

/** A dropped or chosen file with the folders it lay in, outermost first. */
export interface FoundFile {
  file: File;
  folders: string[];
}

/** What was given, and how many hidden and service files and folders among it were passed over. */
export interface Given {
  files: FoundFile[];
  skipped: number;
}

/**
 * Of so many dropped things it is asked whether they are folders. Chromium takes 0.5 to 3 ms for each, in which the page stands still:
 * of more, only those are asked that do not look like files by their names.
 */
const MOST_ASKED = 100;

/** Every file of a drop, folders walked through. Must be called before the drop event's handler returns. */
export async function filesOfDrop(transfer: DataTransfer): Promise<Given> {
  // Entries die with the event: collect them synchronously, read them afterwards.
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  const few = items.length <= MOST_ASKED;
  let asked = 0;
  const entries = items.map((item) => {
    const file = item.getAsFile();
    const ask = few || (asked < MOST_ASKED && !(item.type || hasEnding(file?.name ?? '')));
    if (ask) asked += 1;
    return { entry: ask ? (item.webkitGetAsEntry?.() ?? null) : null, file };
  });
  const given: Given = { files: [], skipped: 0 };
  for (const { entry, file } of entries) {
    // A file stands for itself: WebKit does not find one by its entry that did not come from the disk, as a picture of a page.
    if (file && !entry?.isDirectory) {
      if (entries.length > 1 && isServiceFile(file.name)) given.skipped += 1;
      else given.files.push({ file, folders: [] });
    }
    // A folder dropped by itself is wanted, whatever its name.
    else if (entry) await walk(entry, [], given, entries.length === 1);
  }
  return given;
}

/** The files of an `<input type=file>`, with their folders when `webkitdirectory` chose them. */
export function filesOfInput(input: HTMLInputElement): Given {
  const all = [...(input.files ?? [])].map((file) => ({
    file,
    folders: file.webkitRelativePath.split('/').slice(0, -1),
  }));
  const chosen = commonFolders(all);
  const skipped = new Set<string>();
  const files = all.filter(({ file, folders }) => {
    const part = servicePart(folders, file.name, chosen);
    if (part !== null) skipped.add(part);
    return part === null;
  });
  return { files, skipped: skipped.size };
}

/** The pictures on the clipboard of a paste event. */
export function filesOfPaste(event: ClipboardEvent): FoundFile[] {
  return [...(event.clipboardData?.files ?? [])].map((file) => ({ file, folders: [] }));
}

/** Of several files, those that look like pictures: a folder's notes are not meant. Where none does, all, so that what is wrong is said. */
export function picturesAmong(files: FoundFile[]): FoundFile[] {
  const pictures = files.filter(({ file }) => looksLikePicture(file));
  return pictures.length > 0 ? pictures : files;
}

/**
 * Whether a drop has an address of another site: some browsers give no more of a picture dragged from a page, though Firefox speaks of
 * files.
 */
export function hasForeignAddress(transfer: DataTransfer, origin: string): boolean {
  // A picture of the page's own is blob:https://…
  const address = transfer.getData('text/uri-list').replace(/^blob:/, '');
  return address !== '' && !address.startsWith(`${origin}/`);
}

/** Whether a file calls itself a picture; what it really is shows when it is decoded. */
export function looksLikePicture(file: File): boolean {
  return (
    file.type.startsWith('image/') ||
    /\.(jpe?g|jpe|jfif|png|webp|avif|gif|bmp|pgm|heic|heif|tiff?)$/i.test(file.name)
  );
}

/** "photo.heic", "notes.txt": folders are seldom called so. */
function hasEnding(name: string): boolean {
  return /.\.[a-z][a-z0-9]{1,4}$/i.test(name);
}

async function walk(entry: FileSystemEntry, folders: string[], given: Given, wanted = false): Promise<void> {
  const service = entry.isDirectory ? isServiceFolder(entry.name, folders.at(-1)) : isServiceFile(entry.name);
  if (service && !wanted) {
    given.skipped += 1;
  } else if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    given.files.push({ file, folders });
  } else if (isDirectory(entry)) {
    const reader = entry.createReader();
    const inside = [...folders, entry.name];
    // readEntries gives at most 100 entries a call, and none at the end.
    for (;;) {
      const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (batch.length === 0) break;
      for (const child of batch) await walk(child, inside, given);
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Whether the files lie in two or more different folders: a folder for each person. */
export function hasFolders(files: FoundFile[]): boolean {
  return new Set(files.map(({ folders }) => folders.join('/'))).size > 1;
}
