import { embeddedFiles, printJson, runPage } from './harness.ts';
import type { AtlasMeasured } from './pages/inspect/atlas.ts';

// The atlas of a 128-channel layer for a 256-pixel picture, by the app's own worker in headless Chromium on WASM.
//   npm run bench:atlas

const extra = { files: embeddedFiles };
printJson(await runPage<object, AtlasMeasured>('bench/pages/inspect/atlas.html', {}, 5, {}, extra));
