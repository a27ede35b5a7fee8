import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { dropDatabase } from '../../storage/database.ts';
import { writeSetting } from '../../storage/settings.ts';
import { message } from '../../words/keys.ts';
import { tell } from '../../words/say.ts';
import type { PersonSummary } from '../gallery/galleryState.ts';
import { calibrationNote, readCalibration, writeCalibration } from './calibration.ts';
import type { Calibration } from './evaluationState.ts';

/** One in a hundred comparisons matches falsely at any threshold up to 0.5, and all beyond. */
const curves = {
  fmr: Float64Array.from({ length: 2001 }, (_, k) => (k <= 500 ? 0.01 : 1)),
  fnmr: Float64Array.from({ length: 2001 }, () => 0.1),
  bands: null,
  impostor: 1000,
};
const calibration: Calibration = {
  strangers: 20,
  people: 2,
  templates: 2,
  tau: 0.3,
  interval: null,
  source: message('people.sourceFolder', { folder: 'women' }),
  comparedBy: { version: null, name: message('people.builtInEncoder') },
  madeAt: 1,
  curves,
};
const gallery = (people: number) =>
  Array.from({ length: people }, () => ({ templates: [{}] })) as unknown as PersonSummary[];

beforeEach(dropDatabase);

describe('the kept calibration', () => {
  it('holds messages, and sentences where it was kept before there were messages', async () => {
    await writeCalibration(calibration);
    expect((await readCalibration())?.source).toEqual(calibration.source);
    const before = {
      ...calibration,
      source: 'the folder women',
      comparedBy: { version: null, name: 'the encoder as it came' },
    };
    await writeSetting('calibration', before);
    const read = await readCalibration();
    expect(read).toMatchObject({ source: 'the folder women' });
    const note = calibrationNote(read, { tau: 0.3, people: gallery(1), version: null });
    expect(note && tell(note.text)).toBe('Derived from the folder women for 2 people with 2 photos.');
  });
});

describe('the note on a threshold', () => {
  const noteOf = (people: number, tau = 0.3, version: string | null = null) => {
    const note = calibrationNote(calibration, { tau, people: gallery(people), version });
    return note && [note.tone, tell(note.title), tell(note.text)];
  };

  it('says what it was derived for, and nothing of one set by hand', () => {
    expect(noteOf(2)).toEqual([
      'info',
      'τ 0.300: at most one false alarm in 20 strangers',
      'Derived from the folder women for 2 people with 2 photos.',
    ]);
    expect(noteOf(2, 0.31)).toBeNull();
  });

  it('says when the gallery has outgrown it, or another comparison is used', () => {
    expect(noteOf(10)).toEqual([
      'caution',
      'The gallery has grown past what τ was derived for',
      'Derived for 2 people with 2 photos; there are now 10 people with 10 photos. At τ 0.300 that is about one false alarm in 10 strangers instead of 20. The pictures evaluated then cannot support a threshold for a gallery of this size: evaluate with more pictures.',
    ]);
    expect(noteOf(2, 0.3, 'v1')?.[2]).toBe(
      'It was measured with the built-in encoder. Evaluate again with the version in use now.',
    );
  });
});
