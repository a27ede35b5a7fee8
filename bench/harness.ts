import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright';
import { build, preview } from 'vite';
import { viteStaticCopy } from 'vite-plugin-static-copy';
import { findBrowser } from '../e2e/browser.ts';
import { quietFlags } from '../e2e/launch.ts';
import { isolationHeaders } from '../src/securityPolicy.ts';
import { networkFiles } from '../vite/networkFiles.ts';
import { threadedWasm } from '../vite/threadedWasm.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** face-api names the whole of TF.js; one small module in its place leaves one copy of the engine in the page. */
const faceApiAlias = {
  '@tensorflow/tfjs/dist/index.js': join(root, 'src/networks/testing/faceApiTfjs.ts'),
};

/** The networks that this repository holds, for pages that load them as the app does. */
export const embeddedFiles = [{ src: 'public/models/*.safetensors', dest: 'models' }];

export interface Extra {
  pages?: readonly string[];
  files?: readonly { src: string; dest: string }[];
}

/**
 * Builds one page of the benches as the app is built, minified, with the networks' files beside it.
 *
 * @param entry its HTML file, relative to the repository, such as `bench/pages/faces/encoder.html`
 * @param extra.pages further HTML files, which it opens as frames
 * @param extra.files further files to lay beside it, as `networkFiles` names them
 * @returns a new temporary folder; the page lies in it under the same relative path, `models/`, `samples/` and `wasm/` at the top
 */
export async function buildPage(entry: string, { pages = [], files = [] }: Extra = {}): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'likeness-bench-'));
  await build({
    configFile: false,
    root,
    base: './',
    publicDir: false,
    logLevel: 'error',
    plugins: [threadedWasm(), viteStaticCopy({ targets: [...networkFiles, ...files], silent: true })],
    resolve: { alias: faceApiAlias, dedupe: ['@tensorflow/tfjs-core'] },
    worker: { format: 'es', plugins: () => [threadedWasm()] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 5000,
      rollupOptions: { input: [entry, ...pages].map((page) => join(root, page)) },
    },
  });
  return outDir;
}

/**
 * Serves a built folder on a free port, cross-origin isolated, so that WASM has threads.
 *
 * @returns its address, ending with a slash
 */
export async function serve(folder: string): Promise<{ url: string; close: () => Promise<void> }> {
  const server = await preview({
    configFile: false,
    root,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1', headers: isolationHeaders },
  });
  const [url] = server.resolvedUrls?.local ?? [];
  if (!url) throw new Error('The preview server told no address.');
  return { url, close: () => server.close() };
}

/** A headless Chromium; `flags` come on top of those that keep it quiet. */
export async function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({ ...(executablePath && { executablePath }), args: [...quietFlags, ...flags] });
}

/**
 * Builds and opens a page and returns what the function that it left on `window.bench` answers to `input`.
 *
 * @param exposed functions of this process that the page may call by name
 * @throws Error with the page's own words when it fails or has not answered in `minutes`
 */
export async function runPage<Input, Output>(
  entry: string,
  input: Input,
  minutes = 5,
  exposed: Record<string, (argument: string) => Promise<string>> = {},
  extra: Extra = {},
): Promise<Output> {
  const folder = await buildPage(entry, extra);
  const server = await serve(folder);
  const browser = await openBrowser();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const page = await browser.newPage();
    const late = `The page has not answered in ${minutes} minutes.`;
    const failed = new Promise<never>((_, reject) => {
      page.on('pageerror', reject);
      timer = setTimeout(() => reject(new Error(late)), minutes * 60_000);
    });
    const answer = async () => {
      for (const [name, give] of Object.entries(exposed)) await page.exposeFunction(name, give);
      await page.goto(server.url + entry);
      await page.waitForFunction(() => 'bench' in window);
      return page.evaluate(
        (given) => (window as unknown as { bench: (given: unknown) => Promise<unknown> }).bench(given),
        input as unknown,
      );
    };
    return (await Promise.race([answer(), failed])) as Output;
  } finally {
    clearTimeout(timer);
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

/** The one line on stdout that a bench prints. */
export function printJson(result: object): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

/** Middle of the numbers; of an even count, the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}
