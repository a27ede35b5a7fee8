import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { pictures } from './fixtures/pictures.ts';
import { EnrollPage } from './pages/EnrollPage.ts';

// A plain static host: the app under a sub-path, and no isolation headers.
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

let server: Server;

test.beforeAll(async () => {
  server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const file = path.startsWith('/people/likeness/')
      ? path.slice('/people/likeness/'.length) || 'index.html'
      : null;
    const bytes = file && !file.includes('..') ? await readFile(join('dist', file)).catch(() => null) : null;
    if (!bytes || !file) {
      response.writeHead(404).end('not here');
      return;
    }
    response
      .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
      .end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

test.afterAll(() => {
  server.close();
});

test('the app works under a sub-path, on one thread without the headers', async ({ page }) => {
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/people/likeness/#/enroll`);
  const enroll = new EnrollPage(page);
  await enroll.enrollPhoto('Ada', pictures.ada);
  await enroll.go('Settings');
  await expect(page.getByText('Running on WASM, SIMD, one thread.')).toBeVisible();
  await expect(
    page.getByText('The server does not send the isolation headers, so WASM uses one core.'),
  ).toBeVisible();
});
