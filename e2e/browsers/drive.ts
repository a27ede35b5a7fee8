import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import puppeteer from 'puppeteer-core';
import { Builder, Capabilities } from 'selenium-webdriver';

/** A browser with one page open, as far as the smoke run needs it. */
export interface Driven {
  /** Name and version, as the browser tells them. */
  name: string;
  open: (url: string) => Promise<void>;
  reload: () => Promise<void>;
  /** Calls a function of the page's side, given as source text, with what JSON can carry; promises are awaited. */
  call: <Result>(source: string, ...args: unknown[]) => Promise<Result>;
  /** What the page's console and uncaught errors said so far; empty where the browser tells nobody. */
  complaints: () => string[];
  close: () => Promise<void>;
}

export interface BrowserKind {
  title: string;
  /** Why it cannot be driven here, in a sentence that says what to install; null when it can. */
  missing: () => string | null;
  launch: () => Promise<Driven>;
}

const first = (paths: readonly (string | undefined)[]) => paths.find((path) => path && existsSync(path));

const firefoxPath = () =>
  first([
    process.env.FIREFOX_PATH,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ]);

/** Firefox speaks WebDriver BiDi itself; Puppeteer drives it without a further program. */
const firefox: BrowserKind = {
  title: 'Firefox',
  missing: () =>
    firefoxPath()
      ? null
      : 'Firefox was not found: install it (Debian: apt-get install firefox-esr) or name it in FIREFOX_PATH.',
  launch: async () => {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: firefoxPath() ?? '',
      headless: true,
    });
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('pageerror', (error) => said.push(error instanceof Error ? error.message : String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') said.push(message.text());
    });
    return {
      name: await browser.version(),
      open: async (url) => void (await page.goto(url)),
      reload: async () => void (await page.reload()),
      call: async (source, ...args) =>
        page.evaluate((text, given) => new Function(`return (${text})`)()(...given), source, args),
      complaints: () => said,
      close: () => browser.close(),
    };
  },
};

const miniBrowserPath = () =>
  first([
    process.env.WEBKIT_BROWSER_PATH,
    ...['x86_64', 'aarch64'].flatMap((machine) =>
      ['6.0', '4.1', '4.0'].flatMap((version) =>
        ['webkitgtk', 'webkit2gtk'].map(
          (name) => `/usr/lib/${machine}-linux-gnu/${name}-${version}/MiniBrowser`,
        ),
      ),
    ),
  ]);
const onPath = (program: string) =>
  first((process.env.PATH ?? '').split(':').map((folder) => `${folder}/${program}`));

/** WebKitGTK's own small browser, by its WebDriver; without a screen on an invisible one (Xvfb). */
const webkit: BrowserKind = {
  title: 'WebKitGTK',
  missing: () => {
    if (!onPath('WebKitWebDriver') || !miniBrowserPath()) {
      return 'WebKitGTK and its WebDriver were not found: install them (Debian: apt-get install webkit2gtk-driver).';
    }
    return process.env.DISPLAY || onPath('Xvfb')
      ? null
      : 'WebKitGTK needs a screen: install Xvfb (Debian: apt-get install xvfb) or set DISPLAY.';
  },
  launch: async () => {
    const started: ChildProcess[] = [];
    const start = (program: string, args: string[], env: Record<string, string> = {}) => {
      started.push(spawn(program, args, { env: { ...process.env, ...env }, stdio: 'ignore' }));
    };
    let display = process.env.DISPLAY;
    if (!display) {
      display = `:${90 + (process.pid % 100)}`;
      start('Xvfb', [display, '-screen', '0', '1280x900x24']);
    }
    const port = await freePort();
    start('WebKitWebDriver', [`--port=${port}`], { DISPLAY: display });
    await answering(`http://127.0.0.1:${port}/status`);
    const capabilities = new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: miniBrowserPath(), args: ['--automation'] },
    });
    const driver = await new Builder()
      .disableEnvironmentOverrides()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(capabilities)
      .build();
    await driver.manage().setTimeouts({ script: 240_000 });
    const version = (await driver.getCapabilities()).get('browserVersion');
    return {
      name: `WebKitGTK/${version}`,
      open: (url) => driver.get(url),
      reload: () => driver.navigate().refresh(),
      call: async (source, ...args) => {
        const answer = await driver.executeAsyncScript<{ value?: unknown; error?: string }>(
          `const [given, done] = arguments;
           Promise.resolve().then(() => (${source})(...given)).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
          args,
        );
        if (answer.error !== undefined) throw new Error(answer.error);
        return answer.value as never;
      },
      complaints: () => [],
      close: async () => {
        await driver.quit();
        for (const process of started) process.kill();
      },
    };
  },
};

export const browsers: readonly BrowserKind[] = [firefox, webkit];

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Resolves as soon as the address answers. @throws Error after ten seconds */
async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    // Refused until the driver listens.
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Nothing answered at ${url}.`);
}
