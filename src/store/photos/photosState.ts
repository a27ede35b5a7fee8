import type { LikenessError } from '../../errors.ts';
import type { Groups } from '../../faces/group/compose.ts';
import type { Question } from '../../faces/group/questions.ts';
import type { Box } from '../../faces/types.ts';
import type { FoundFile } from '../../media/files.ts';
import type { Face, Photo, UnfinishedRun } from '../../storage/photos/photoRows.ts';
import type { Message } from '../../words/keys.ts';

export type { Group, Groups } from '../../faces/group/compose.ts';
export type { Question } from '../../faces/group/questions.ts';
export type { Face, Photo } from '../../storage/photos/photoRows.ts';

/** A run over given files, and what became of it. */
export interface PhotosRun {
  state: 'running' | 'paused' | 'ended' | 'stopped';
  total: number;
  done: number;
  /** Photos known from before, not computed again; copies of others among them. */
  known: number;
  /** Photos that were looked at, and the faces found on them. */
  photos: number;
  faces: number;
  /** Files that gave nothing, with the reason. */
  left: { name: string; why: Message | LikenessError }[];
  /** Null while it is too early to tell. */
  secondsLeft: number | null;
}

export interface PhotosState {
  /** `idle` until the screen is first opened. */
  status: 'idle' | 'loading' | 'ready' | 'failed';
  fault: LikenessError | null;
  photos: number;
  faces: number;
  /** Rows of the database that could not be read and were left out. */
  damaged: number;
  /** Folders of earlier visits that the browser opens again only when asked with a click. */
  closedFolders: number;
  groups: Groups;
  run: PhotosRun | null;
  /** A run of an earlier visit that has not come to its end. */
  unfinished: UnfinishedRun | null;
  /** "Are these the same?", the most useful first. */
  questions: Question[];
  /** What the last step did, which `undo` takes back; null when there is none. */
  undoable: Message | null;
  /** The name being written for each of these faces. */
  naming: ReadonlyMap<string, string>;
}

export const idlePhotos: PhotosState = {
  status: 'idle',
  fault: null,
  photos: 0,
  faces: 0,
  damaged: 0,
  closedFolders: 0,
  groups: { people: [], single: [], ignored: [] },
  run: null,
  unfinished: null,
  questions: [],
  undoable: null,
  naming: new Map(),
};

/** Which photos: all, of everybody listed (with `alone` nobody else on them), without anybody named, without a face. */
export type Find =
  | { kind: 'all' }
  | { kind: 'groups'; ids: readonly string[]; alone?: boolean }
  | { kind: 'nobody' }
  | { kind: 'empty' };

/** What a person takes away as a file. */
export type TakeAway = 'csv' | 'json' | 'encodings' | 'sidecars' | 'named' | 'copies';

/** What became of photos copied to a folder. */
export interface Copied {
  saved: number;
  /** There already, by name and size. */
  known: number;
  /** Not at hand. */
  missing: number;
}

export interface PhotosActions {
  /** Reads what is kept; joins a reading underway. */
  load: () => Promise<void>;
  /** Looks at files one by one; known ones are passed over. Resolves when the run has ended. */
  takeIn: (files: readonly FoundFile[], folders?: readonly FileSystemDirectoryHandle[]) => Promise<void>;
  /** Whether the browser can open a folder again in a later visit. */
  canPickFolder: () => boolean;
  /** Asks for a folder that can be opened again, and takes it in. */
  pickFolder: () => Promise<void>;
  /** Goes on with the run of an earlier visit; false when its folder must be dropped again. */
  goOn: () => Promise<boolean>;
  /** Asks the browser to open the folders of earlier visits, so that their photos show again. */
  openFolders: () => Promise<void>;
  pause: () => void;
  resume: () => void;
  stop: () => void;
  /** The sample photos that come with the app, as a folder of that name. */
  sample: (folder: string) => Promise<void>;

  face: (id: string) => Face | undefined;
  photo: (id: string) => Photo | undefined;
  /** Left to right. */
  facesOf: (photoId: string) => Face[];
  /** Ids, by folder and name. */
  find: (find: Find) => string[];
  /** A small picture of a face; null when none was kept and its file is not at hand. */
  facePicture: (id: string) => Promise<Blob | null>;
  /** The photo's file; null when it has to be dropped again. */
  file: (photoId: string) => Promise<File | null>;
  /** A small picture of a photo; null as for `file`. */
  smallPhoto: (photoId: string) => Promise<Blob | null>;

  /** Says who faces are: enrols a few of them under the name, new or known. What is said goes on in turn, one after another. */
  name: (faceIds: readonly string[], name: string) => Promise<void>;
  /** Joins groups. @param into the enrolled person they become; without it the first among them */
  merge: (groupIds: readonly string[], into?: string) => Promise<void>;
  /** The groups are two people; not asked again. */
  keepApart: (a: string, b: string) => Promise<void>;
  /** Asks another question first, in this visit. */
  later: (question: Question) => void;
  /** Takes faces out of their group: not this person. */
  split: (faceIds: readonly string[]) => Promise<void>;
  ignore: (groupIds: readonly string[]) => Promise<void>;
  notice: (groupIds: readonly string[]) => Promise<void>;
  /** Takes the last step back. */
  undo: () => Promise<void>;
  /** Names of the enrolled people nearest to faces, the nearest first. */
  suggest: (faceIds: readonly string[]) => Promise<string[]>;
  /** A face that was missed, where the person drew a box. Resolves to its id. */
  addFace: (photoId: string, box: Box) => Promise<string>;
  /** It is no face. */
  removeFace: (faceId: string) => Promise<void>;

  /** Hands files over; resolves with how many photos could not be read. */
  takeAway: (what: TakeAway, photoIds: readonly string[]) => Promise<{ saved: number; missing: number }>;
  /**
   * Copies photos, sub-folders and all, to a folder that is asked for; never writes over a file. Null when none was chosen.
   *
   * @param onDone how many are done
   */
  copyToFolder: (photoIds: readonly string[], onDone: (done: number) => void) => Promise<Copied | null>;
  /** Forgets all photos and their faces; people stay. */
  forgetAll: () => Promise<void>;
}
