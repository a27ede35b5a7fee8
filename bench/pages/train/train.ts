import { type DrawnChoice, drawSet } from '../../../src/faces/drawn/drawnSet.ts';
import { SiameseNetwork } from '../../../src/faces/train/siamese.ts';
import { splitPeople } from '../../../src/faces/train/trainingSet.ts';
import { type TripletRecipe, TripletTraining } from '../../../src/faces/train/tripletTraining.ts';
import { chooseBackend } from '../../../src/networks/backend/backend.ts';

const assets = new URL('../../../', location.href).href;

export interface TrainBench {
  startAuc: number;
  heldOutAuc: number;
  startEer: number;
  heldOutEer: number;
  /** Drawing, training and measuring together. */
  seconds: number;
  drawSeconds: number;
  steps: number;
  heldOutPeople: number;
  backend: string;
  threads: number;
  curve: { step: number; seconds: number; auc: number }[];
}

async function bench(input: {
  choice: DrawnChoice;
  heldOut: number;
  recipe: TripletRecipe;
  backend: 'wasm' | 'webgl';
}): Promise<TrainBench> {
  const { backend, threads, notes } = await chooseBackend(input.backend, { wasmPath: `${assets}wasm/` });
  if (backend !== input.backend) throw new Error(notes.join(' '));
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  const drawing = drawSet(input.choice);
  let turn = drawing.next();
  while (!turn.done) turn = drawing.next();
  const set = turn.value;
  const drawSeconds = seconds();
  const split = splitPeople(set.people, input.heldOut, input.recipe.seed);
  const training = new TripletTraining(new SiameseNetwork(input.recipe.seed), set, split, input.recipe);
  const start = await training.measure();
  const curve = [{ step: 0, seconds: seconds(), auc: start.auc }];
  for (let step = 1; step <= input.recipe.steps; step++) {
    const { collapsed } = await training.step();
    if (collapsed) throw new Error(collapsed.key);
    if (step % 50 === 0 && step < input.recipe.steps) {
      curve.push({ step, seconds: seconds(), auc: (await training.measure()).auc });
    }
  }
  const end = await training.measure();
  return {
    startAuc: start.auc,
    heldOutAuc: end.auc,
    startEer: start.eer,
    heldOutEer: end.eer,
    seconds: seconds(),
    drawSeconds,
    steps: input.recipe.steps,
    heldOutPeople: new Set(split.heldOut.map((row) => set.people[row])).size,
    backend,
    threads,
    curve,
  };
}

Object.assign(window, { bench });
