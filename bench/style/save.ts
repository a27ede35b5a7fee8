import { parseArgs } from 'node:util';
import { median, printJson, runPage } from '../harness.ts';
import type { SaveInput, SaveOutput } from '../pages/style/save.ts';

// How long a page stands still at the longest while a large picture is saved as PNG: apart from the page as the app does it, on the page,
// and while the page does nothing for as long, in turns.
//   npm run bench:save -- [--size 4096] [--rounds 3]

const { values } = parseArgs({
  options: { size: { type: 'string', default: '4096' }, rounds: { type: 'string', default: '3' } },
});
const input: SaveInput = { size: Number(values.size), rounds: Number(values.rounds) };
const { idle, apart, onPage, seconds, ...rest } = await runPage<SaveInput, SaveOutput>(
  'bench/pages/style/save.html',
  input,
);
printJson({
  longestMs: { idle: Math.max(...idle), apart: Math.max(...apart), onPage: Math.max(...onPage) },
  medianMs: { idle: median(idle), apart: median(apart), onPage: median(onPage) },
  ...rest,
  seconds: median(seconds),
});
