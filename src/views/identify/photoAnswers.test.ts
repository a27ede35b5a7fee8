import { afterEach, expect, it } from 'vitest';
import type { FacesFound, Identification } from '../../faces/types.ts';
import type { PhotoSearchState } from '../../store/faces/photoSearch.ts';
import * as chinese from '../../words/chinese.ts';
import * as english from '../../words/english.ts';
import { speak } from '../../words/say.ts';
import { type Answers, placeOf, said } from './photoAnswers.ts';

afterEach(() => speak('en', english));

const found = {
  faces: [0, 1, 2].map((x) => ({
    box: { x, y: 0, width: 1, height: 1 },
    encoding: x < 2 ? Float32Array.of(x) : null,
  })),
  ms: { detect: 300.2, encode: 20.3 },
} as unknown as FacesFound;

const answers = (...verdicts: Identification['verdict'][]): Answers =>
  new Map(
    verdicts.map((verdict, i) => [
      placeOf(found.faces[i] as FacesFound['faces'][number]),
      { verdict, candidates: [], margin: null } as Identification,
    ]),
  );

const state = (change: Partial<PhotoSearchState>): PhotoSearchState => ({
  status: 'searching',
  found: null,
  searched: null,
  fault: null,
  contentHash: null,
  ...change,
});

it('says what the picture has shown so far, and how much of it was searched', () => {
  expect(said(state({}), answers())).toBe('Looking for faces…');
  expect(said(state({ found, searched: 0.259 }), answers())).toBe(
    '3 faces so far, 2 compared. Looking for more… 25% of the picture searched.',
  );
  expect(said(state({ status: 'stopped', found }), answers())).toContain(
    'Stopped at 3 faces, 2 compared, after a first look at the whole picture.',
  );
  speak('zh', chinese);
  expect(said(state({ searched: 0.259 }), answers())).toBe('正在寻找人脸…已搜索图片的 25%。');
});

it('says who is known once every face has its answer', () => {
  const done = state({ status: 'done', found });
  expect(said(done, answers('known', 'unknown'))).toBe('3 faces. Comparing…');
  expect(said(done, answers('known', 'known', 'unknown'))).toBe('3 faces, 2 known, in 321 ms.');
  expect(said(done, answers('known', 'unsure', 'ambiguous'))).toBe(
    '3 faces, 1 known, 2 too close to tell, in 321 ms.',
  );
  expect(said(state({ status: 'done' }), answers())).toContain('No face was found.');
});
