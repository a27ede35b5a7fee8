import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { launchWith } from './e2e/launch.ts';

// Another port lets several checkouts be tested beside each other.
const port = Number(process.env.LIKENESS_PORT ?? 4317);

if (!existsSync('dist/index.html')) {
  throw new Error('The tests drive the built app: run `npm run build` first (`npm test` does).');
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/globalSetup.ts',
  // Two cores: a second browser running networks would only make both slower.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 800 },
    // Each test begins without the app saved; offline.spec.ts looks at that.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: launchWith([]),
  },
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    url: `http://localhost:${port}`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
