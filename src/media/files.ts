/** A dropped or chosen file with the folders it lay in, outermost first. */
export interface FoundFile {
  file: File;
  folders: string[];
}

/** Every file of a drop, folders walked through. Must be called before the drop event's handler returns. */
export async function filesOfDrop(transfer: DataTransfer): Promise<FoundFile[]> {
  // Entries die with the event: collect them synchronously, read them afterwards.
  const entries = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }));
  const found: FoundFile[] = [];
  for (const { entry, file } of entries) {
    // A file stands for itself: WebKit does not find one by its entry that did not come from the disk, as a picture of a page.
    if (file && !entry?.isDirectory) found.push({ file, folders: [] });
    else if (entry) await walk(entry, [], found);
  }
  return found;
}

/** The files of an `<input type=file>`, with their folders when `webkitdirectory` chose them. */
export function filesOfInput(input: HTMLInputElement): FoundFile[] {
  return [...(input.files ?? [])].map((file) => ({
    file,
    folders: file.webkitRelativePath.split('/').slice(0, -1),
  }));
}

/** The pictures on the clipboard of a paste event. */
export function filesOfPaste(event: ClipboardEvent): FoundFile[] {
  return [...(event.clipboardData?.files ?? [])].map((file) => ({ file, folders: [] }));
}

/** Whether a file calls itself a picture; what it really is shows when it is decoded. */
export function looksLikePicture(file: File): boolean {
  return file.type.startsWith('image/') || /\.(jpe?g|png|webp|avif|gif|bmp|pgm|heic)$/i.test(file.name);
}

/** Groups files by the folder directly above them: one folder per person. Files without a folder come under ''. */
export function groupByFolder(files: FoundFile[]): Map<string, File[]> {
  const groups = new Map<string, File[]>();
  for (const { file, folders } of files) {
    const name = folders.at(-1) ?? '';
    const group = groups.get(name);
    if (group) group.push(file);
    else groups.set(name, [file]);
  }
  return groups;
}

async function walk(entry: FileSystemEntry, folders: string[], found: FoundFile[]): Promise<void> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ file, folders });
  } else if (isDirectory(entry)) {
    const reader = entry.createReader();
    const inside = [...folders, entry.name];
    // readEntries gives at most 100 entries a call, and none at the end.
    for (;;) {
      const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (batch.length === 0) break;
      for (const child of batch) await walk(child, inside, found);
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Whether the files lie in two or more different folders: a folder for each person. */
export function hasFolders(files: FoundFile[]): boolean {
  return new Set(files.map(({ folders }) => folders.join('/'))).size > 1;
}
