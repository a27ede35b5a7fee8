import { parseArgs } from 'node:util';
import type { BackendName } from '../../src/networks/backend/backend.ts';
import { printJson } from '../harness.ts';
import { takeInDrawn } from './drawn.ts';
import { groupFolder } from './folder.ts';
import { timeGrouping } from './synthetic.ts';

// Groups of faces without names: of a folder's pictures, of encodings that a formula makes, and in the built app.
//   npm run bench:photos                    grouping alone, on encodings by a formula (src/faces/group/synthetic.ts)
//   npm run bench:photos -- DIR             a folder for each person; that, too
//   npm run bench:photos -- --drawn 1000    so many photos of drawn people, taken in by the built app (`npm run build` first)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { backend: { type: 'string', default: 'wasm' }, drawn: { type: 'string' } },
});
const [folder] = positionals;

if (values.drawn) printJson(await takeInDrawn(Number(values.drawn)));
else {
  // The compiler's first look.
  timeGrouping(40, 10);
  const synthetic = {
    thousand: timeGrouping(100, 10),
    tenThousand: timeGrouping(1000, 10),
    tenPeople: timeGrouping(10, 1000),
  };
  printJson({
    ...(folder && (await groupFolder(folder, values.backend as BackendName | 'auto'))),
    synthetic,
  });
}
