import { afterPaint } from '../media/afterPaint.ts';
import { screenKeeper } from '../media/awake.ts';
import { decodeImage } from '../media/decode.ts';
import { decodePixels, encodeJpeg, encodePng, pictureFile, thumbnail } from '../media/pictures.ts';
import type { Template } from '../storage/types.ts';
import { createConvolveClient } from '../workers/convolve/convolveClient.ts';
import { createEvaluateClient } from '../workers/evaluate/evaluateClient.ts';
import { createInspectClient } from '../workers/inspect/inspectClient.ts';
import { createPictureEncoder } from '../workers/pictures/pictureClient.ts';
import { createStyleClient } from '../workers/style/styleClient.ts';
import { createTrainClient } from '../workers/train/trainClient.ts';
import { convolutionActions } from './convolve/convolution.ts';
import { evaluationDesk } from './evaluate/evaluate.ts';
import { showEngineNews } from './faces/engine.ts';
import type { FaceActions } from './faces/faces.ts';
import { inspection } from './inspect/inspect.ts';
import type { GetState, SetState, StudyActions } from './state.ts';
import { styleStudio } from './style/style.ts';
import { styleNetworksActions } from './style/styleNetworks.ts';
import { trainingStudio } from './train/train.ts';
import type { trainedVersions } from './train/trained.ts';

interface Needs {
  set: SetState;
  get: GetState;
  faces: FaceActions;
  assets: string;
  templates: () => readonly Template[];
  trained: ReturnType<typeof trainedVersions>;
}

/** What the screens beside those of people do: Style, Inspect, Convolve, Train and Evaluate. The first screen does without its code. */
export function openStudies({ set, get, faces, assets, templates, trained }: Needs) {
  const { findInFile } = faces;
  const client = createStyleClient();
  const style = styleStudio({
    set,
    get,
    client,
    media: {
      decodeImage,
      decodePixels,
      ...createPictureEncoder({ encodePng, encodeJpeg }),
      afterPaint,
      stayAwake: screenKeeper(document, navigator),
    },
    findFaces: (image) => faces.find(image, { encode: false, chips: false }),
    assets,
  });
  const styleNetworks = styleNetworksActions(set, get, client, assets, style.actions.changeRecipe);
  const inside = inspection({
    set,
    get,
    makeClient: (onStart) => createInspectClient(onStart, showEngineNews(set)),
    media: { decodeImage, encodePng, pictureFile },
    assets,
    templates,
    loadStyleNetworks: styleNetworks.load,
  });
  const training = trainingStudio({
    set,
    get,
    client: createTrainClient(showEngineNews(set)),
    assets,
    templates,
    keep: trained.keep,
    findInFile,
  });
  const evaluate = evaluationDesk({
    set,
    get,
    templates,
    head: trained.head,
    findInFile,
    client: createEvaluateClient(),
    media: { thumbnail, encodePng },
  });
  const actions: StudyActions = {
    style: style.actions,
    styleNetworks,
    inspect: inside.actions,
    convolve: convolutionActions({
      set,
      get,
      client: createConvolveClient(),
      media: { decodeImage },
      assets,
    }),
    train: training.actions,
    evaluate,
  };
  return {
    actions,
    /** Lets go of what was made of the person's pictures, and writes no more of it. */
    forget: async () => {
      await style.actions.forgetKept();
      evaluate.clear();
    },
    live: { watchLayer: inside.watch, paint: style.paintLive },
    stylePictures: style.listen,
    instantPictures: style.listenInstant,
    trainProjections: training.listen,
  };
}

export type Studies = ReturnType<typeof openStudies>;
