import type { BackendName, EngineStatus } from '../../networks/backend/backend.ts';
import type { InputRange } from '../../networks/layered/network.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { AtlasArrangement, ChannelFigures } from '../../visualisation/atlas.ts';
import type { LayerSummary } from '../../visualisation/layerList.ts';
import type { LayerView } from '../../visualisation/layerView.ts';
import type { StimulusOptions, StimulusReport } from '../../visualisation/preferredStimulus.ts';
import type { ProjectionRule, Unit } from '../../visualisation/projections.ts';
import type { PixelBox } from '../../visualisation/receptiveFields.ts';
import type { LayerPatches } from '../../visualisation/topPatches.ts';
import type { Message, Words } from '../../words/keys.ts';

export type { InputRange } from '../../networks/layered/network.ts';
export type { AtlasOrder, AtlasScale, ChannelFigures } from '../../visualisation/atlas.ts';
export type { LayerSummary } from '../../visualisation/layerList.ts';
export type { LayerView, UnitPatches } from '../../visualisation/layerView.ts';
export type { StimulusOptions, StimulusReport } from '../../visualisation/preferredStimulus.ts';
export type { ProjectionRule, Unit } from '../../visualisation/projections.ts';
export type { PixelBox } from '../../visualisation/receptiveFields.ts';
export type { LayerPatches } from '../../visualisation/topPatches.ts';

export type InspectedName = 'embedded' | 'embedded-fine' | 'faces' | 'vgg19' | 'own' | 'model';

/** Which network, and on what. */
export interface Inspected {
  network: InspectedName;
  backend: BackendName | 'auto';
  assets: string;
  /** Of a TF.js model: model.json and its weights. Sent once; the worker keeps the network. */
  files?: File[];
  /** Of a TF.js model: the numbers its input takes; none: as its files suggest. */
  range?: InputRange;
}

export interface NetworkDescription {
  /** The network's own. */
  name: Words;
  engine: EngineStatus;
  /** For the usual input. */
  layers: LayerSummary[];
  /** [h, w] of that. */
  side: [number, number];
  /** The numbers its input takes, where that can be chosen. */
  range: InputRange | null;
  /** Sentences on what cannot be told of it. */
  notes: Message[];
  /** Whether it takes aligned faces. */
  faces: boolean;
  /** A shallow, a middle and a deep layer. */
  suggested: [string, string, string];
}

export type PictureSet = { kind: 'built-in' } | { kind: 'files'; files: File[] };

export interface FigureEvent {
  views: LayerView[];
  /** Pictures looked at. */
  pictures: number;
  /** Of the files: not readable, or without a face where faces are wanted. */
  skipped: number;
}

export interface FigureResult {
  patches: LayerPatches[];
  pictures: number;
  /** In the set; more than were looked at when it was told to finish. */
  total: number;
  skipped: number;
  /** By number, the names of those pictures that patches come from. */
  names: Record<number, Words>;
  /** Of each picture, the most bytes of tensors there were at once. */
  tensorBytes: number[];
}

/** What a network saw of a picture, and what one layer answered. */
export interface LayerActivations {
  layer: string;
  /** [h, w, c] */
  shape: [number, number, number];
  atlas: {
    picture: Pixels;
    columns: number;
    tile: { width: number; height: number };
    pitch: { x: number; y: number };
    channels: number[];
  };
  figures: ChannelFigures[];
  /** The network's own input; null when it is the same as before. */
  seen: Pixels | null;
  /** What was done to the picture; null when nothing is worth saying. */
  note: Message | null;
  ms: number;
}

export interface ChannelDetail {
  channel: number;
  figures: ChannelFigures;
  histogram: { from: number; to: number; counts: number[] };
  /** [h, w] numbers as colours. */
  map: Pixels;
}

export interface UnitDetail {
  value: number;
  /** Clipped at the borders; null: it sees nothing of the picture. */
  field: PixelBox | null;
  /** Whether it is known what it sees; otherwise the field is the whole picture. */
  known: boolean;
}

export type InspectJobs = {
  describe: { input: Inspected; partial: never; output: NetworkDescription };
  /** Nine patches of every channel of these layers over a set; resolves early with what there is when told to finish. */
  figure: {
    input: Inspected & { set: PictureSet; layers: string[] };
    partial: FigureEvent;
    output: FigureResult;
  };
  finishFigure: { input: Record<string, never>; partial: never; output: null };
  /** A picture of the set as the network saw it. */
  setPicture: {
    input: Inspected & { set: PictureSet; number: number };
    partial: never;
    output: { picture: Pixels; name: Words };
  };
  /** A layer of a new picture, or of the one looked at last. */
  activate: {
    input: Inspected & {
      image: ImageBitmap | null;
      /** It is a network's own input already: not to be cut or aligned. */
      prepared?: boolean;
      video?: boolean;
      layer: string;
    } & AtlasArrangement;
    partial: never;
    output: LayerActivations;
  };
  channel: { input: { channel: number }; partial: never; output: ChannelDetail };
  unit: { input: { unit: Unit }; partial: never; output: UnitDetail };
  /** The unit led back to the pixels. */
  project: { input: { unit: Unit; rule: ProjectionRule }; partial: never; output: Pixels };
  /** What a channel answers to most; the picture comes every few steps. */
  prefer: {
    input: Inspected & StimulusOptions;
    partial: { report: StimulusReport; picture: Pixels | null };
    output: { report: StimulusReport; picture: Pixels };
  };
  /** Of the aligned face looked at last; `encodings` of the person, or none: the face itself. */
  occlude: {
    input: { encodings: Float32Array[]; side: number; step: number };
    partial: never;
    output: { distance: number; most: number; least: number; mostAt: [x: number, y: number]; map: Pixels };
  };
  /** What the layer looked at last gave, as a NumPy file. */
  npy: { input: Record<string, never>; partial: never; output: Uint8Array<ArrayBuffer> };
};
