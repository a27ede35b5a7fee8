import type { FacesFound } from '../../faces/types.ts';
import { asLikenessError } from '../../failures.ts';
import type { decodeImage } from '../../media/decode.ts';
import type { decodePixels, encodeJpeg, encodePng } from '../../media/pictures.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { Recipe } from '../../style/recipe/recipe.ts';
import { message } from '../../words/keys.ts';
import type { StyleClient } from '../../workers/style/styleClient.ts';
import { type Broadcast, broadcast } from '../broadcast.ts';
import type { Settings } from '../settings.ts';
import type { GetState, SetState } from '../state.ts';
import { type RunKeeper, runKeeper } from './styleKeeping.ts';
import { type SnapshotTaker, snapshotTaker } from './styleSnapshots.ts';
import type { StyleNote, StyleRunState, StyleState } from './styleState.ts';

/** What only a browser can do with pictures. */
export interface StyleMedia {
  decodeImage: typeof decodeImage;
  decodePixels: typeof decodePixels;
  encodePng: typeof encodePng;
  encodeJpeg: typeof encodeJpeg;
  /** Calls it when the page has had time to paint. */
  afterPaint: (work: () => void) => void;
  /** Whether the screen is to stay on. */
  stayAwake: (wanted: boolean) => void;
}

/** What the studio is handed. */
export interface StyleNeeds {
  set: SetState;
  get: GetState;
  client: StyleClient;
  media: StyleMedia;
  /** The faces in a picture, by the face worker; the bitmap is handed over and closed. */
  findFaces: (image: ImageBitmap) => Promise<FacesFound>;
  /** Where the app lies, ends with a slash. */
  assets: string;
}

/** What the parts of the studio share. */
export interface Studio {
  client: StyleClient;
  media: StyleMedia;
  findFaces: StyleNeeds['findFaces'];
  assets: string;
  state: () => StyleState;
  backend: () => Settings['backend'];
  change: (part: Partial<StyleState>) => void;
  /** Has that called after every change. */
  onChange: (listener: () => void) => void;
  changeRun: (part: Partial<StyleRunState>) => void;
  /** A note beside the run: it goes on all the same. */
  note: (note: StyleNote) => void;
  noteFault: (error: unknown) => void;
  /** The recipe with each style's weight. */
  wholeRecipe: () => Recipe;
  /** G as it stands, and as it changes. */
  picture: Broadcast<Pixels>;
  snapshots: SnapshotTaker;
  keeper: RunKeeper;
}

export function openStudio({ set, get, client, media, findFaces, assets }: StyleNeeds): Studio {
  const state = () => get().style;
  const listeners: (() => void)[] = [];
  const change: Studio['change'] = (part) => {
    set({ style: { ...state(), ...part } });
    for (const listener of listeners) listener();
  };
  const changeRun: Studio['changeRun'] = (part) => change({ run: { ...state().run, ...part } });
  const note: Studio['note'] = (told) => changeRun({ notes: [...state().run.notes, told] });
  const wholeRecipe = (): Recipe => {
    const { recipe, styles } = state();
    return { ...recipe, styleWeights: styles.map(({ weight }) => weight) };
  };
  const picture = broadcast<Pixels>();
  const snapshots = snapshotTaker(media.encodeJpeg, (steps) => changeRun({ snapshots: steps }));
  const keeper = runKeeper(
    client,
    media.encodePng,
    {
      onFault: (fault) => note({ said: message('styleStage.notKept'), fault }),
      onFull: (unkept) => changeRun({ unkept }),
    },
    () => ({
      picture: picture.latest(),
      recipe: JSON.stringify(wholeRecipe()),
      way: { costs: state().run.costs, snapshots: snapshots.all() },
    }),
  );
  return {
    client,
    media,
    findFaces,
    assets,
    state,
    backend: () => get().settings.backend,
    change,
    onChange: (listener) => listeners.push(listener),
    changeRun,
    note,
    noteFault: (error) => note({ fault: asLikenessError(error) }),
    wholeRecipe,
    picture,
    snapshots,
    keeper,
  };
}
