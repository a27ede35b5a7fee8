import { afterEach, expect, it, vi } from 'vitest';
import { loadPlot } from './plot.ts';

/** What uPlot asks of a page while it loads. */
function pageWith(language: string) {
  const list = { addEventListener: () => undefined, matches: false };
  const page = {
    devicePixelRatio: 1,
    matchMedia: () => list,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => true,
  };
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', { createElement: () => ({ style: {} }) });
  for (const [name, value] of Object.entries(page)) vi.stubGlobal(name, value);
  class Event {}
  vi.stubGlobal('CustomEvent', Event);
  // As in a browser: the tag is the prototype's.
  vi.stubGlobal('navigator', Object.create({ language }));
}

afterEach(() => vi.unstubAllGlobals());

it('curves load where the language is no valid tag, which stays as it was', async () => {
  pageWith('C');
  // What uPlot does as it loads.
  expect(() => new Intl.NumberFormat(navigator.language)).toThrow(RangeError);
  expect((await loadPlot()).fmtNum(1234.5)).toBe('1,234.5');
  expect(navigator.language).toBe('C');
});
