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
  // Tests wait for pages as much as for networks: two at a time take three quarters of the time even on two cores.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Twice what the longest needs with a core to itself.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 800 },
    // Each test begins without the app saved; static-host.spec.ts looks at that.
    serviceWorkers: 'block',
    // Recording doubles the time of a run (144 s against 78 for the same ten tests), so it is left to the workflow, whose traces
    // are all there is to see of a failure. Here: `npx playwright test --trace retain-on-failure`.
    trace: process.env.GITHUB_ACTIONS ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: launchWith([]),
  },
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    url: `http://localhost:${port}`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
