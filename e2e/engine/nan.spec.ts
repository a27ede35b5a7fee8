import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { launchWith, softwareWebgl } from '../launch.ts';

// A graphics card's own clamp makes a number of what is none: black, which no cost tells from a picture.
test.use({ launchOptions: launchWith(softwareWebgl) });

let server: ViteDevServer;

test.beforeAll(async () => {
  server = await createServer({ configFile: false, root: 'e2e/engine/nan', server: { port: 0, hmr: false } });
  await server.listen();
});

test.afterAll(() => server.close());

test('a G that became no number on WebGL is gone back from', async ({ page }) => {
  const network = await readFile('public/models/style-embedded.safetensors');
  await page.exposeFunction('give', () => network.toString('base64'));
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await page.waitForFunction(() => 'breakG' in window);
  const seen = await page.evaluate(() => (window as unknown as { breakG: () => Promise<object> }).breakG());
  // Step 5 made it so, and step 6 could not be costed.
  expect(seen).toEqual({ backend: 'webgl', rolledBack: [6], whole: true });
});
