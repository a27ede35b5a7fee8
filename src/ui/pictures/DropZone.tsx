import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import {
  type FoundFile,
  filesOfDrop,
  filesOfInput,
  filesOfPaste,
  hasForeignAddress,
} from '../../media/files.ts';
import { say } from '../../words/say.ts';
import { toast, toastError } from '../messages/toasts.ts';
import styles from './DropZone.module.css';

interface DropZoneProps {
  /** Receives what was dropped or pasted; folders are walked through, hidden and service files passed over and counted. */
  onFiles: (files: FoundFile[], skipped: number, folders: FileSystemDirectoryHandle[]) => void;
  /** Finds the folders that can be opened again later; without it none are given. */
  foldersOf?: (transfer: DataTransfer) => Promise<FileSystemDirectoryHandle[]>;
  /** What the veil says while something is dragged over. */
  prompt: string;
  children: ReactNode;
  className?: string;
  /** Also take pictures pasted anywhere on the page. */
  paste?: boolean;
  /** The pointer or the keyboard's focus came here: where a page has several zones, a pasted picture is meant for this one. */
  onAim?: (() => void) | undefined;
}

/** Takes dropped files and folders anywhere on its children, and pasted pictures anywhere on the page. */
export function DropZone(props: DropZoneProps) {
  const { onFiles, foldersOf, prompt, children, className, paste = false, onAim } = props;
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;

  useEffect(() => {
    if (!paste) return;
    const take = (event: ClipboardEvent) => {
      const files = filesOfPaste(event);
      if (files.length > 0) {
        event.preventDefault();
        latest.current(files, 0, []);
      }
    };
    window.addEventListener('paste', take);
    return () => window.removeEventListener('paste', take);
  }, [paste]);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    const isFromAfar = hasForeignAddress(event.dataTransfer, window.location.origin);
    const hasFiles = event.dataTransfer.types.includes('Files');
    const folders = foldersOf?.(event.dataTransfer) ?? Promise.resolve([]);
    Promise.all([filesOfDrop(event.dataTransfer), folders]).then(([{ files, skipped }, kept]) => {
      if (files.length > 0) latest.current(files, skipped, kept);
      else if (isFromAfar) toast(say('ui.onlyAddress'), { tone: 'bad', detail: say('ui.onlyAddressMore') });
      else if (skipped > 0) toast(say('ui.onlyHidden'));
      else if (hasFiles) toast(say('ui.emptyFolder'));
    }, toastError);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; each zone also has a button that does the same.
    <div
      className={`${styles.zone} ${className ?? ''}`}
      onDragOver={(event) => {
        if (!['Files', 'text/uri-list'].some((type) => event.dataTransfer.types.includes(type))) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
      onPointerEnter={onAim}
      onFocus={onAim}
    >
      {children}
      {over && <div className={styles.veil}>{prompt}</div>}
    </div>
  );
}

interface FileButtonProps {
  onFiles: (files: FoundFile[], skipped: number) => void;
  children: ReactNode;
  icon?: ReactNode;
  multiple?: boolean;
  /** Choose a folder instead of files. */
  folder?: boolean;
  accept?: string;
  look?: 'primary' | 'plain' | 'quiet';
  size?: 'normal' | 'small';
  disabled?: boolean;
}

/** A button that opens the file picker: a real file input under a label, so keyboards and screen readers know it. */
export function FileButton(props: FileButtonProps) {
  const {
    onFiles,
    children,
    icon,
    multiple = false,
    folder = false,
    look = 'plain',
    size = 'normal',
    disabled = false,
  } = props;
  return (
    <label className={`${styles.fileButton} ${styles[look]} ${styles[size]}`}>
      {icon}
      <span>{children}</span>
      <input
        type="file"
        className="visually-hidden"
        accept={props.accept ?? 'image/*'}
        multiple={multiple || folder}
        disabled={disabled}
        // React passes this non-standard attribute through; every browser that matters knows it.
        {...(folder ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          const { files, skipped } = filesOfInput(event.currentTarget);
          // So that choosing the same file again is a change.
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files, skipped);
          else if (skipped > 0) toast(say('ui.onlyHidden'));
        }}
      />
    </label>
  );
}
