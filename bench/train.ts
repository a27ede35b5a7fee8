import { printJson, runPage } from './harness.ts';
import type { TrainBench } from './pages/train/train.ts';

// The small Siamese network from scratch on drawn faces, as the Train screen trains it: 200 people with 6 photos, 50 of them held
// out. AUC and equal error rate on the same held-out people before and after. Arguments: steps, backend, seed of the drawn people.

const [steps = '400', backend = 'wasm', seed = '7'] = process.argv.slice(2);
const result = await runPage<object, TrainBench>(
  'bench/pages/train/train.html',
  {
    choice: { people: 200, photos: 6, seed: Number(seed) },
    heldOut: 50,
    recipe: {
      alpha: 0.2,
      mining: 'semi-hard',
      people: 16,
      photos: 4,
      rate: 0.002,
      steps: Number(steps),
      seed: 1,
    },
    backend,
  },
  15,
);
printJson(result);
