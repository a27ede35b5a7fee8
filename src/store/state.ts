import type { Offline } from '../storage/offline.ts';
import type { EngineStatus } from '../workers/jobs/jobs.ts';
import type { ConvolutionActions, ConvolutionState } from './convolve/convolutionState.ts';
import type {
  Calibration,
  CalibrationActions,
  EvaluationActions,
  EvaluationState,
} from './evaluate/evaluationState.ts';
import type { EngineState } from './faces/engine.ts';
import type { FaceActions } from './faces/faces.ts';
import type { GalleryActions, GalleryState, NewFace } from './gallery/galleryState.ts';
import type { TransferActions, TransferState } from './gallery/transfer.ts';
import type { InspectActions, InspectState } from './inspect/inspectState.ts';
import type { OfflineActions } from './offline.ts';
import type { PhotosState } from './photos/photosState.ts';
import type { Settings, SettingsActions } from './settings.ts';
import type { StyleNetworksActions, StyleNetworksState } from './style/styleNetworksState.ts';
import type { StyleActions, StyleState } from './style/styleState.ts';
import type { TrainedActions, TrainedState } from './train/trained.ts';
import type { TrainActions, TrainState } from './train/trainState.ts';

/** All that the page shows. What changes it are the `Actions`. */
export interface LikenessState {
  settings: Settings;
  engine: EngineState;
  /** What a worker had to change to by itself, last; null when none had to. */
  engineNews: EngineStatus | null;
  gallery: GalleryState;
  /** A face another screen sent to be enrolled, until the Enroll screen takes it. */
  handedOver: NewFace | null;
  /** The dialog that saves the gallery to a file, or brings one in. */
  transfer: TransferState;
  style: StyleState;
  styleNetworks: StyleNetworksState;
  inspect: InspectState;
  convolution: ConvolutionState;
  train: TrainState;
  trained: TrainedState;
  evaluation: EvaluationState;
  /** What the threshold was derived from last; null when never. */
  calibration: Calibration | null;
  offline: Offline;
  photos: PhotosState;
}

/** All that the page can do, by subject. */
export interface Actions extends StudyActions {
  settings: SettingsActions;
  faces: FaceActions;
  gallery: GalleryActions;
  transfer: TransferActions;
  trained: TrainedActions;
  calibration: CalibrationActions;
  offline: OfflineActions;
}

/** What the page can do once `openStudies` has resolved, as it has on their screens. */
export interface StudyActions {
  style: StyleActions;
  styleNetworks: StyleNetworksActions;
  inspect: InspectActions;
  convolve: ConvolutionActions;
  train: TrainActions;
  evaluate: EvaluationActions;
}

export type SetState = (change: Partial<LikenessState>) => void;
export type GetState = () => LikenessState;
