import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import { closeDatabase, dropDatabase, tx } from '../database.ts';
import { deleteFigure, listFigureSets, loadFigure, type StoredFigure, saveFigure } from './figures.ts';

afterEach(dropDatabase);

const figure: StoredFigure = {
  network: 'embedded',
  set: 'built-in',
  patches: [
    {
      layer: 'conv1_2',
      channels: 1,
      field: { width: 5, height: 5 },
      side: 1,
      values: Float32Array.from([3, 2, 1]),
      places: Int32Array.from([7, 1, 2]),
      pixels: Uint8ClampedArray.from([1, 2, 3, 255]),
    },
  ],
  pictures: 12,
  total: 20,
  skipped: 1,
  // The second as rows of before have it.
  names: { 7: { key: 'inspect.pattern', values: { number: 3 } }, 8: 'harbour' },
  edition: 2,
  savedAt: 5,
};

it('keeps a figure, numbers and pixels, over closing the database', async () => {
  await saveFigure(figure);
  await closeDatabase();
  expect(await loadFigure('embedded', 'built-in')).toEqual(figure);
  expect(await loadFigure('faces', 'built-in')).toBeNull();
});

it('passes over a figure that is damaged', async () => {
  await tx(['figures'], 'readwrite', async (transaction) => {
    await transaction.objectStore('figures').put({ ...figure, patches: 'none' });
  });
  expect(await loadFigure('embedded', 'built-in')).toBeNull();
});

it('lists the sets of a network, and forgets one', async () => {
  await saveFigure(figure);
  await saveFigure({ ...figure, set: 'holidays' });
  await saveFigure({ ...figure, network: 'faces' });
  expect(await listFigureSets('embedded')).toEqual(['built-in', 'holidays']);
  await deleteFigure('embedded', 'holidays');
  expect(await listFigureSets('embedded')).toEqual(['built-in']);
  expect(await listFigureSets('faces')).toEqual(['built-in']);
});
