import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The browser that tests and benches drive: CHROMIUM_PATH, then Playwright's own, then a system Chromium.
 * @returns its path, or undefined for Playwright's own
 * @throws Error with the one line that installs a browser
 */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`);
  }
  if (existsSync(chromium.executablePath())) return undefined;
  const found = SYSTEM.find((path) => existsSync(path));
  if (found) return found;
  throw new Error('No Chromium was found. Install one with: npx playwright install chromium');
}
