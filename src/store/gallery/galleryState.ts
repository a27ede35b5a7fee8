import type { LikenessError } from '../../errors.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { Person, Template } from '../../storage/types.ts';
import type { Why } from '../faces/largestFaces.ts';

export interface TemplateSummary {
  id: string;
  createdAt: number;
  source: 'camera' | 'photo';
  picture: Blob | null;
}

export interface PersonSummary {
  id: string;
  name: string;
  createdAt: number;
  templates: TemplateSummary[];
}

export interface GalleryState {
  status: 'loading' | 'ready' | 'failed';
  /** By name. */
  people: PersonSummary[];
  fault: LikenessError | null;
  /** Rows of the database that could not be read and were left out. */
  damaged: number;
  /** Rows of an earlier version that could not be encrypted yet. */
  unsealed: number;
}

/** A face ready to be enrolled. */
export interface NewFace {
  encoding: Float32Array;
  chip: Pixels;
  source: 'camera' | 'photo';
  /** Of the photo's file, so that the same photo is known again; null from the camera. */
  contentHash: string | null;
}

/** A face to enrol, with its chip, or with the small picture that is kept of it, if any. */
export type EnrolFace =
  | NewFace
  | {
      encoding: Float32Array;
      picture: Blob | null;
      source: 'camera' | 'photo';
      contentHash: string | null;
    };

/** Pictures of one person; `into` is the enrolled person they are added to, if any. */
export interface FolderPerson {
  name: string;
  files: File[];
  into?: string;
}

export interface OutcomeOfFolder {
  /** People who got at least one picture. */
  people: number;
  pictures: number;
  /** Pictures that their people had already. */
  known: number;
  /** Files that gave no face of their own, with the reason. */
  left: { name: string; why: Why }[];
  stopped: boolean;
}

export interface Enrolled {
  personId: string;
  /** Pictures added. */
  added: number;
  /** Pictures that the person had already. */
  known: number;
}

export const loadingGallery: GalleryState = {
  status: 'loading',
  people: [],
  fault: null,
  damaged: 0,
  unsealed: 0,
};

export interface GalleryActions {
  load: () => Promise<void>;
  /**
   * Adds faces to a person, who is made when `personId` is absent; those that the person has already, from the same photos, are not
   * added again.
   */
  enroll: (input: { personId?: string; name: string; faces: EnrolFace[] }) => Promise<Enrolled>;
  /** Enrols the people of folders; see `folderEnroll`. `onDone` is told how many pictures are done. */
  enrollFolder: (
    people: readonly FolderPerson[],
    options: { signal: AbortSignal; onDone: (done: number) => void },
  ) => Promise<OutcomeOfFolder>;
  rename: (personId: string, name: string) => Promise<void>;
  /** Moves every template of `from` to `into`; `from` is gone. */
  merge: (from: string, into: string) => Promise<void>;
  /** Takes a merge back: the person is there again, with the templates they had. */
  restore: (person: Person, templates: readonly Template[]) => Promise<void>;
  deleteTemplate: (templateId: string) => Promise<void>;
  deletePerson: (personId: string) => Promise<void>;
  /** The face furthest from its nearest companion, among the faces and the person's templates. */
  strayFace: (faces: Float32Array[], personId: string | null) => { index: number; distance: number } | null;
  /** The least d between templates of two people; null when one has none. */
  distanceBetween: (left: string, right: string) => number | null;
  /** The greatest yhat between two sides, each an encoding or a person's templates; null without a binary head in use. */
  bestSameness: (left: Float32Array | string, right: Float32Array | string) => number | null;
  /** Sends a face to the Enroll screen. */
  handOver: (face: NewFace) => void;
  /** The Enroll screen has taken it. */
  takeHandedOver: () => void;
}
