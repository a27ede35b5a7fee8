import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { nodeModelFiles } from '../../networks/testing/nodeModelFiles.ts';
import { drawn } from '../testing/pictures.ts';
import { sample } from '../testing/samples.ts';
import { AntiSpoof } from './antiSpoof.ts';

beforeAll(useNodeWasm);

it('takes photographed faces for faces rather than not, and leaves no tensor', async () => {
  const before = memory().numTensors;
  const networks = await AntiSpoof.load(nodeModelFiles);
  const loaded = memory().numTensors;
  // The largest face of the photo: the third woman from the left.
  const { real, live } = await networks.score(await sample(6), { x: 1480, y: 290, width: 230, height: 280 });
  expect(real).toBeGreaterThan(0.4);
  expect(live).toBeGreaterThan(0.7);
  // A grey wall is no face at all: both numbers are numbers still.
  const wall = await networks.score(
    drawn(64, 64, () => 128),
    { x: 10, y: 10, width: 40, height: 40 },
  );
  for (const score of Object.values(wall)) expect(score).toBeGreaterThanOrEqual(0);
  expect(memory().numTensors).toBe(loaded);
  networks.dispose();
  expect(memory().numTensors).toBe(before);
});
