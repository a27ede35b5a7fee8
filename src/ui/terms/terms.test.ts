import { describe, expect, it } from 'vitest';
import { terms as english } from '../../words/en/terms.ts';
import { terms as chinese } from '../../words/zh/terms.ts';
import { beside } from './beside.ts';

const namesOf = (words: Record<string, string>) =>
  Object.keys(words)
    .filter((key) => key.endsWith('Says'))
    .map((key) => key.slice(0, -'Says'.length));
const entriesOf = (words: Record<string, string>) =>
  namesOf(words).map((term): [string, string, string] => [
    term,
    words[term] ?? '',
    words[`${term}Says`] ?? '',
  ]);

describe('the terms', () => {
  it.each(entriesOf(english))('say in at most two short sentences what %s is', (_, name, says) => {
    expect(name).not.toMatch(/[.:]$|^$/);
    expect(says).toMatch(/^[A-Z0-9].*[.⁻ˣ)]$/);
    expect(says.length).toBeLessThanOrEqual(180);
    expect(says.split(/[.?!] [A-Z0-9]/).length).toBeLessThanOrEqual(3);
  });

  it.each(entriesOf(chinese))('say what %s is in Chinese', (_, name, says) => {
    expect(name).not.toMatch(/[。：]$|^$/);
    expect(says).toMatch(/。$/);
    expect(says.length).toBeLessThanOrEqual(70);
    // Full-width punctuation between Chinese characters.
    expect(name + says).not.toMatch(/[\u4e00-\u9fff][,.:;?!]/);
  });

  it.each([
    ['English', english],
    ['Chinese', chinese],
  ])('name nothing twice in %s', (_, words: Record<string, string>) => {
    const names = namesOf(words).map((term) => words[term]);
    expect(names.length).toBeGreaterThan(40);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('an explanation', () => {
  const view = { width: 1000, height: 600 };
  const size = { width: 280, height: 100 };
  const anchor = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 20 });

  it('stands under the middle of its term', () => {
    expect(beside(anchor(480, 100), size, view)).toEqual({ left: 360, top: 126 });
  });

  it('stays in the window at both sides', () => {
    expect(beside(anchor(0, 100), size, view).left).toBe(8);
    expect(beside(anchor(970, 100), size, view).left).toBe(712);
  });

  it('stands above where there is no room below', () => {
    expect(beside(anchor(480, 560), size, view).top).toBe(454);
  });

  it('stands on the side with more room where neither is enough, never above the window', () => {
    const low = { width: 1000, height: 120 };
    expect(beside(anchor(480, 20), size, low).top).toBe(46);
    expect(beside(anchor(480, 90), size, low).top).toBe(8);
  });
});
