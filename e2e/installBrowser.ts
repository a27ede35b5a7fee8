import { spawnSync } from 'node:child_process';
import { findBrowser } from './browser.ts';

// Puts a Chromium on a machine that has none: Playwright's own with the system's libraries it needs, or else the system's own.

const COMMANDS = [
  ['npx', 'playwright', 'install', '--with-deps', 'chromium'],
  ['npx', 'playwright', 'install', 'chromium'],
  ['apt-get', 'install', '-y', 'chromium'],
] as const;

function isThere(): boolean {
  try {
    console.log(`The tests use ${findBrowser() ?? 'Playwright’s own Chromium'}.`);
    return true;
  } catch (error) {
    if (process.env.CHROMIUM_PATH) throw error;
    return false;
  }
}

let there = isThere();
for (const [command, ...rest] of COMMANDS) {
  if (there) break;
  spawnSync(command, rest, { stdio: 'inherit' });
  there = isThere();
}
// Says the one line that helps.
if (!there) findBrowser();
