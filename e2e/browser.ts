import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Chromium without anything to show a window with: the same pages take it a fifth less computing. Debian has it as a package. */
const HEADLESS = ['/usr/bin/chromium-headless-shell'];

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Whether a browser that is headless only is there, be it Playwright's own or the system's. */
export const hasHeadless = (): boolean => [chromium.executablePath(), ...HEADLESS].some(existsSync);

/**
 * The browser that tests and benches drive: CHROMIUM_PATH, then Playwright's own, then a system Chromium.
 *
 * @param options.headless prefers one that is headless only: for tests. What is measured is measured in the browser that people have
 * @returns its path, or undefined for Playwright's own
 * @throws Error with the one line that installs a browser
 */
export function findBrowser({ headless = false } = {}): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`);
  }
  if (existsSync(chromium.executablePath())) return undefined;
  const found = (headless ? [...HEADLESS, ...SYSTEM] : SYSTEM).find((path) => existsSync(path));
  if (found) return found;
  throw new Error('No Chromium was found. Install one with: npx playwright install chromium');
}
