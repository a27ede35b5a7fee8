import type { Given } from '../files.ts';
import { isServiceFile, isServiceFolder } from './serviceNames.ts';

// The File System Access API, where a browser has it: a folder that was given once can be opened again in a later visit.

type Picker = (options: { id: string; mode: 'read' | 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
type Asking = FileSystemHandle & {
  requestPermission?: (options: { mode: 'read' }) => Promise<PermissionState>;
  queryPermission?: (options: { mode: 'read' }) => Promise<PermissionState>;
};

const picker = () => (globalThis as { showDirectoryPicker?: Picker }).showDirectoryPicker;

export const canPickFolder = (): boolean => picker() !== undefined;

/** A folder of the person's choice; null when they chose none. */
export async function pickFolder(mode: 'read' | 'readwrite'): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await picker()?.({ id: `likeness-${mode}`, mode })) ?? null;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** Whether the folder may be read, without or with asking; asking needs a click. */
export async function mayRead(handle: FileSystemDirectoryHandle, ask: boolean): Promise<boolean> {
  const asking = handle as Asking;
  const state = ask
    ? await asking.requestPermission?.({ mode: 'read' })
    : await asking.queryPermission?.({ mode: 'read' });
  return state === undefined || state === 'granted';
}

/** Every file below a folder, service files passed over and counted; what cannot be read is passed over, too. */
export async function filesOfFolder(handle: FileSystemDirectoryHandle): Promise<Given> {
  const given: Given = { files: [], skipped: 0 };
  await walk(handle, [handle.name], given);
  return given;
}

async function walk(folder: FileSystemDirectoryHandle, folders: string[], given: Given): Promise<void> {
  for await (const entry of folder.values()) {
    const service =
      entry.kind === 'directory' ? isServiceFolder(entry.name, folders.at(-1)) : isServiceFile(entry.name);
    if (service) given.skipped += 1;
    else if (entry.kind === 'directory')
      await walk(entry as FileSystemDirectoryHandle, [...folders, entry.name], given);
    else given.files.push({ file: await (entry as FileSystemFileHandle).getFile(), folders });
  }
}

/** A file of a folder by its path, the folder's own name first; null when it is not there any more. */
export async function fileInFolder(
  handle: FileSystemDirectoryHandle,
  [, ...folders]: readonly string[],
  name: string,
): Promise<File | null> {
  try {
    let folder = handle;
    for (const each of folders) folder = await folder.getDirectoryHandle(each);
    return await (await folder.getFileHandle(name)).getFile();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/**
 * Writes a file below a folder, its sub-folders made where they are missing. What is there already is never written over: the
 * new file gets a number.
 *
 * @param path with "/" between folders
 * @returns false when the same name with the same size was there: it is taken for the same file
 */
export async function writeInFolder(
  handle: FileSystemDirectoryHandle,
  path: string,
  content: Blob,
): Promise<boolean> {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  let folder = handle;
  for (const each of folders) folder = await folder.getDirectoryHandle(each, { create: true });
  const dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length;
  let free = name;
  for (let n = 2; ; n++) {
    const there = await fileInFolder(folder, [''], free);
    if (!there) break;
    if (there.size === content.size) return false;
    free = `${name.slice(0, dot)} (${n})${name.slice(dot)}`;
  }
  const writable = await (await folder.getFileHandle(free, { create: true })).createWritable();
  await writable.write(content);
  await writable.close();
  return true;
}

/** The folders among what was dropped, where the browser tells them. Must be called before the drop event's handler returns. */
export async function foldersOfDrop(transfer: DataTransfer): Promise<FileSystemDirectoryHandle[]> {
  type Item = DataTransferItem & { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> };
  const asked = [...transfer.items].map(
    // A thing that is no file of the disk has none.
    (item) => (item as Item).getAsFileSystemHandle?.().catch(() => null) ?? Promise.resolve(null),
  );
  const handles = await Promise.all(asked);
  return handles.filter((handle): handle is FileSystemDirectoryHandle => handle?.kind === 'directory');
}
