import { spawnSync } from 'node:child_process';
import { findBrowser, hasHeadless } from './browser.ts';

// Puts a Chromium on a machine that has none: Playwright's own with the system's libraries it needs, or else the system's own. Where
// the system's packages can be added without asking, as in a container, one that is headless only comes before all: the tests take
// it a fifth less computing.

const COMMANDS = [
  ['npx', 'playwright', 'install', '--with-deps', 'chromium'],
  ['npx', 'playwright', 'install', 'chromium'],
  ['apt-get', 'install', '-y', 'chromium'],
] as const;

function isThere(): boolean {
  try {
    console.log(`The tests use ${findBrowser({ headless: true }) ?? 'Playwright’s own Chromium'}.`);
    return true;
  } catch (error) {
    if (process.env.CHROMIUM_PATH) throw error;
    return false;
  }
}

const maySetUp = process.getuid?.() === 0 && !process.env.CHROMIUM_PATH;
if (maySetUp && !hasHeadless()) {
  spawnSync('apt-get', ['install', '-y', 'chromium-headless-shell'], { stdio: 'inherit', timeout: 120_000 });
}
let there = isThere();
for (const [command, ...rest] of COMMANDS) {
  if (there) break;
  spawnSync(command, rest, { stdio: 'inherit' });
  there = isThere();
}
// Says the one line that helps.
if (!there) findBrowser();
