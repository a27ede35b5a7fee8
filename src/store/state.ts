import type { LikenessError } from '../errors.ts';
import type { Capability } from '../media/capabilities.ts';
import type { FoundFile } from '../media/files.ts';
import type { Offline } from '../storage/offline.ts';
import type {
  BackendName,
  EncodeOptions,
  EngineStatus,
  FacesFound,
  Identification,
  Pixels,
} from '../workers/faces/faceClient.ts';
import type { ConvolutionActions, ConvolutionState } from './convolve/convolutionState.ts';
import type { Calibration, EvaluationActions, EvaluationState } from './evaluate/evaluationState.ts';
import type { EngineState } from './faces/engine.ts';
import type { TransferActions, TransferState } from './gallery/transfer.ts';
import type { InspectActions, InspectState } from './inspect/inspectState.ts';
import type { OfflineActions } from './offline.ts';
import type { StyleNetworksActions, StyleNetworksState } from './style/styleNetworks.ts';
import type { StyleActions, StyleState } from './style/styleState.ts';
import type { TrainedActions, TrainedState } from './train/trained.ts';
import type { TrainActions, TrainState } from './train/trainState.ts';

/** What the person has chosen; kept in storage. */
export interface Settings {
  theme: 'system' | 'light' | 'dark';
  backend: BackendName | 'auto';
  /** Average the encodings of a chip and its mirror image. */
  mirror: boolean;
  /** Same person when d <= tau, d the squared distance. */
  tau: number;
  /** Ambiguous when another person is within this much of the nearest, on d. */
  margin: number;
  /** Keep a 64-pixel picture with each new template. */
  keepPictures: boolean;
  cameraId: string | null;
  /** Show camera previews as a mirror does. */
  mirrorPreview: boolean;
  /** The note at the first enrolment was read, and agreement of whoever is enrolled promised. */
  agreed: boolean;
}

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
}

export interface LikenessState
  extends StyleActions,
    StyleNetworksActions,
    ConvolutionActions,
    InspectActions,
    TrainActions,
    TrainedActions,
    OfflineActions,
    EvaluationActions,
    TransferActions {
  offline: Offline;
  /** The dialog that saves the gallery to a file, or brings one in. */
  transfer: TransferState;
  convolution: ConvolutionState;
  inspect: InspectState;
  style: StyleState;
  styleNetworks: StyleNetworksState;
  train: TrainState;
  trained: TrainedState;
  evaluation: EvaluationState;
  /** What the threshold was derived from last; null when never. */
  calibration: Calibration | null;
  settings: Settings;
  engine: EngineState;
  gallery: GalleryState;

  /** A face another screen sent to be enrolled, until the Enroll screen takes it. */
  handedOver: NewFace | null;
  handOver: (face: NewFace) => void;
  takeHandedOver: () => void;

  changeSettings: (change: Partial<Settings>) => void;

  /** Loads the networks; joins a load underway. Rejects with a LikenessError, also kept in `engine.fault`. */
  prepareEngine: () => Promise<EngineStatus>;
  /** Faces of a picture; the bitmap is handed over and closed. */
  findFaces: (
    image: ImageBitmap,
    options?: Partial<EncodeOptions>,
    signal?: AbortSignal,
  ) => Promise<FacesFound>;
  /** Faces of a picture file, decoded upright. Rejects with a LikenessError that names the file. */
  findFacesInFile: (
    file: File,
    options?: Partial<EncodeOptions>,
    signal?: AbortSignal,
  ) => Promise<FacesFound>;
  /** A sample group photo that comes with the app, as a file. */
  samplePhoto: () => Promise<FoundFile[]>;
  /** The nearest people to each encoding, and the verdict by the settings' tau and margin. */
  identify: (encodings: Float32Array[], signal?: AbortSignal) => Promise<Identification[]>;
  /** d to the nearest template of one person; null when the person has none. */
  distanceToPerson: (encoding: Float32Array, personId: string) => Promise<number | null>;
  /** The least d between templates of two people; null when one has none. */
  distanceBetweenPeople: (left: string, right: string) => number | null;
  /** The greatest yhat between two sides, each an encoding or a person's templates; null without a binary head in use. */
  bestChanceSame: (left: Float32Array | string, right: Float32Array | string) => number | null;
  /** The face furthest from its nearest companion, among the faces and the person's templates. */
  strayFace: (faces: Float32Array[], personId: string | null) => { index: number; distance: number } | null;

  loadGallery: () => Promise<void>;
  /** Adds faces to a person, who is made when `personId` is absent. Returns the person's id. */
  enroll: (input: { personId?: string; name: string; faces: NewFace[] }) => Promise<string>;
  renamePerson: (personId: string, name: string) => Promise<void>;
  /** Moves every template of `from` to `into`; `from` is gone. */
  mergePeople: (from: string, into: string) => Promise<void>;
  deleteTemplate: (templateId: string) => Promise<void>;
  deletePerson: (personId: string) => Promise<void>;
  /** Deletes all that is kept: people, pictures, settings, the key, fetched networks, and the copy that opens offline. */
  deleteEverything: () => Promise<void>;

  /** Reads what is stored; called once at the start. */
  start: () => Promise<void>;
  /** Asks the browser to keep the storage; resolves with its answer. */
  keepStorage: () => Promise<boolean>;
  readCapabilities: () => Promise<Capability[]>;
  /** A bitmap as a picture file; the bitmap is closed. */
  pictureFile: (bitmap: ImageBitmap, name: string) => Promise<File>;
}

export type SetState = (change: Partial<LikenessState>) => void;
export type GetState = () => LikenessState;
