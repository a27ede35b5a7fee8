import type { LikenessError } from '../../errors.ts';
import type { FigureToDraw } from '../../media/figureFiles.ts';
import type { FrameSource } from '../../media/frames.ts';
import type { InputRange } from '../../networks/layered/network.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { AtlasArrangement, AtlasOrder, AtlasScale } from '../../visualisation/atlas.ts';
import type { LayerView } from '../../visualisation/layerView.ts';
import type { StimulusOptions, StimulusReport } from '../../visualisation/preferredStimulus.ts';
import type { ProjectionRule, Unit } from '../../visualisation/projections.ts';
import type { Words } from '../../words/keys.ts';
import type {
  ChannelDetail,
  InspectedName,
  LayerActivations,
  NetworkDescription,
  UnitDetail,
} from '../../workers/inspect/inspectJobs.ts';

export type { FigureToDraw } from '../../media/figureFiles.ts';
export type { InspectedName, LayerActivations, UnitDetail } from '../../workers/inspect/inspectJobs.ts';

/** The document's figure: nine units by nine patches for three layers. */
export interface FigureState {
  status: 'idle' | 'running' | 'done' | 'failed';
  layers: [string, string, string] | null;
  /** The set by what its rows are kept under; `setTitle` says it. */
  set: string;
  /** The sets whose figures are kept for this network. */
  sets: string[];
  done: number;
  /** Pictures in the set. */
  total: number;
  secondsLeft: number | null;
  pictures: number;
  skipped: number;
  views: LayerView[];
  /** The first unit shown of each layer, among those that answered. */
  from: number[];
  names: Record<number, Words>;
  /** It comes from the storage and was not made on this visit. */
  kept: boolean;
  fault: LikenessError | null;
}

export interface StimulusState {
  status: 'running' | 'done' | 'stopped' | 'failed';
  layer: string;
  channel: number;
  report: StimulusReport | null;
  /** The channel's mean when it was last looked at. */
  mean: number | null;
  picture: Pixels | null;
  fault: LikenessError | null;
}

export interface OcclusionState {
  status: 'running' | 'done' | 'failed';
  /** Whose distance it is: a person's name; null: that to the face itself. */
  name: string | null;
  share: number;
  distance: number;
  most: number;
  least: number;
  /** Where it grows most, pixels of the aligned face. */
  mostAt: [x: number, y: number];
  map: Pixels | null;
  fault: LikenessError | null;
}

export interface InspectState {
  network: InspectedName;
  /** Of the dropped model: its name, and the numbers its input takes. */
  modelName: Words | null;
  modelRange: InputRange;
  status: 'idle' | 'loading' | 'ready' | 'failed';
  loaded: number;
  total: number;
  fault: LikenessError | null;
  description: NetworkDescription | null;
  view: 'figure' | 'picture';
  /** The chosen layer. */
  layer: string;
  order: AtlasOrder;
  scale: AtlasScale;
  /** Whether the atlas shows channels that answer nothing; the camera's shows all, so that its tiles stay where they are. */
  silent: boolean;
  figure: FigureState;
  /** The name of the picture looked at. */
  picture: Words | null;
  /** It came from a patch: the unit whose value was kept. */
  fromPatch: { unit: Unit; value: number } | null;
  looking: boolean;
  /** The camera is on. */
  live: boolean;
  /** The picture through the chosen layer. */
  activations: LayerActivations | null;
  /** What the network saw, in its own size. */
  seen: Pixels | null;
  channel: ChannelDetail | null;
  unit: (UnitDetail & { unit: Unit }) | null;
  projection: { rule: ProjectionRule; picture: Pixels } | null;
  stimulus: StimulusState | null;
  occlusion: OcclusionState | null;
}

export const idleFigure: FigureState = {
  status: 'idle',
  layers: null,
  set: '',
  sets: [],
  done: 0,
  total: 0,
  secondsLeft: null,
  pictures: 0,
  skipped: 0,
  views: [],
  from: [0, 0, 0],
  names: {},
  kept: false,
  fault: null,
};

/** What belongs to one picture and one layer. */
export const nothingChosen = { channel: null, unit: null, projection: null, occlusion: null };

export const initialInspect: InspectState = {
  network: 'embedded',
  modelName: null,
  modelRange: '0 to 1',
  status: 'idle',
  loaded: 0,
  total: 0,
  fault: null,
  description: null,
  view: 'figure',
  layer: '',
  order: 'index',
  scale: 'channel',
  silent: false,
  figure: idleFigure,
  picture: null,
  fromPatch: null,
  looking: false,
  live: false,
  activations: null,
  seen: null,
  ...nothingChosen,
  stimulus: null,
};

export interface InspectActions {
  /** Loads the chosen network and what is kept of its figure; builds the figure when there is none. */
  open: () => Promise<void>;
  chooseNetwork: (network: InspectedName) => Promise<void>;
  /** What was dropped: the files of a TF.js layers model, one picture to look at, or a set of them for the figure; the folder's name. */
  takeFiles: (files: File[], folder: string | null) => Promise<'model' | 'picture' | 'figure'>;
  /** Opens the dropped model anew. */
  setModelRange: (range: InputRange) => Promise<void>;
  setView: (view: InspectState['view']) => Promise<void>;
  chooseLayer: (layer: string) => Promise<void>;
  /** Shows this layer in the figure, in place of that one: the set goes through again. */
  chooseFigureLayer: (place: number, layer: string) => Promise<void>;

  /** From these files. */
  buildFigure: (files: File[], folder: string | null) => Promise<void>;
  /** From the same set again. */
  rebuildFigure: () => Promise<void>;
  /** The figure kept for a set; that of the built-in set is built where it is not. */
  openFigureSet: (setName: string) => Promise<void>;
  /** Removes the figure that is shown from this browser. */
  forgetFigureSet: () => Promise<void>;
  /** Ends it with what there is. */
  finishFigure: () => Promise<void>;
  /** Turns to other units of a layer. */
  turnFigure: (place: number, from: number) => void;
  /** Looks at the picture that a patch was cut out of, with the patch's unit chosen. */
  openPatch: (place: number, channel: number, rank: number) => Promise<void>;
  /** The figure as files, with the words it is captioned with. */
  figurePng: (figure: FigureToDraw) => Promise<Blob>;
  figureSvg: (figure: FigureToDraw) => Promise<Blob>;

  showPicture: (file: Blob, name: Words) => Promise<void>;
  /** A frame of the camera; it is closed, and so is the camera. */
  showFrame: (frame: ImageBitmap) => Promise<void>;
  showSample: (number: number) => Promise<void>;
  /** Whether the camera is on; what was looked at before is looked at again when it goes off. */
  setLive: (live: boolean) => Promise<void>;
  arrange: (change: Partial<AtlasArrangement>) => Promise<void>;
  chooseChannel: (channel: number) => Promise<void>;
  chooseUnit: (unit: Unit) => Promise<void>;
  projectUnit: (rule: ProjectionRule) => Promise<void>;
  atlasPng: () => Promise<Blob>;
  activationsNpy: () => Promise<Blob>;

  drawPreferred: (options: Pick<StimulusOptions, 'objective' | 'steps'>) => Promise<void>;
  stopPreferred: () => void;

  /** The map of the face looked at, against a person, or against itself when null. */
  mapOcclusion: (personId: string | null) => Promise<void>;
  stopOcclusion: () => void;
}

/** The camera through the chosen layer: one frame under way at a time. */
export type WatchLayer = (
  frames: FrameSource,
  signal: AbortSignal,
  onActivations: (activations: LayerActivations, fps: number) => void,
) => Promise<void>;
