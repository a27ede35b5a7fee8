import { afterEach, expect, it } from 'vitest';
import * as chinese from '../../words/chinese.ts';
import * as english from '../../words/english.ts';
import { say, speak } from '../../words/say.ts';

afterEach(() => speak('en', english));

it('advises the hardest negatives only where others are taken', () => {
  const easy = (mining: string) => say('train.allEasy', { mining });
  expect(easy('semi-hard')).toContain('A larger α or the hardest negatives leave something to learn.');
  expect(easy('hardest')).toContain('teaches nothing. A larger α leaves something to learn.');
  speak('zh', chinese);
  expect([easy('random').includes('最难'), easy('hardest').includes('最难')]).toEqual([true, false]);
});

it('advises drawn faces only where others were learnt from', () => {
  const advice = (source: string) => say('train.nothingToGain', { source });
  expect(advice('folder')).toContain('Drawn faces are harder, and so are more people.');
  expect(advice('drawn')).toContain('nothing to gain. More people are harder.');
  speak('zh', chinese);
  expect([advice('enrolled').includes('绘制'), advice('drawn').includes('绘制')]).toEqual([true, false]);
});
