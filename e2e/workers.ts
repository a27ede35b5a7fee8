import { expect, type Page, type Worker } from '@playwright/test';

/** The page's worker of a subject, as soon as there is one: all have one file, and their subject as name. */
export async function workerOf(page: Page, subject: string): Promise<Worker> {
  let found: Worker | undefined;
  await expect
    .poll(async () => {
      for (const worker of page.workers()) {
        // TF.js' own threads, made from a blob, answer nothing while they wait for work.
        if (worker.url().startsWith('blob:')) continue;
        // One that has just gone has no name any more.
        if ((await worker.evaluate(() => self.name).catch(() => '')) === subject) found = worker;
      }
      return found !== undefined;
    })
    .toBe(true);
  return found as Worker;
}

/**
 * Holds back the code of a subject until its worker remembers each graphics context it makes, so that the newest can be taken away as
 * a driver's reset would. Call before the page is opened.
 */
export async function graphicsOf(
  page: Page,
  subject: string,
  code: string,
): Promise<{
  watched: Promise<void>;
  made: () => Promise<number>;
  lose: () => Promise<void>;
  loseDevice: () => Promise<void>;
}> {
  let release: () => void = () => undefined;
  const remembering = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**/${code}-*.js`, async (route) => {
    await remembering;
    await route.continue();
  });
  const found = page.waitForEvent('worker', { timeout: 60_000 }).then(() => workerOf(page, subject));
  const watched = found.then(async (worker) => {
    await worker.evaluate(() => {
      const made: WebGL2RenderingContext[] = [];
      const { getContext } = OffscreenCanvas.prototype;
      OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...rest: unknown[]) {
        const context = Reflect.apply(getContext, this, rest);
        if (rest[0] === 'webgl2') made.push(context);
        return context;
      } as typeof getContext;
      interface Device {
        destroy(): void;
      }
      const devices: Device[] = [];
      const { GPUAdapter } = globalThis as unknown as {
        GPUAdapter?: { prototype: { requestDevice: (...given: unknown[]) => Promise<Device> } };
      };
      if (GPUAdapter) {
        const { requestDevice } = GPUAdapter.prototype;
        GPUAdapter.prototype.requestDevice = async function (...given) {
          const device = await Reflect.apply(requestDevice, this, given);
          devices.push(device);
          return device;
        };
      }
      Object.assign(globalThis, {
        loseDevice: () => devices.at(-1)?.destroy(),
        countGraphics: () => made.length,
        loseGraphics: () => made.at(-1)?.getExtension('WEBGL_lose_context')?.loseContext(),
      });
    });
    release();
  });
  return {
    watched,
    /** Contexts made so far; one of each pair only asks for the GPU's name. */
    made: async () => {
      const worker = await found;
      return worker.evaluate(() =>
        (globalThis as unknown as { countGraphics: () => number }).countGraphics(),
      );
    },
    /** Of WebGPU. */
    loseDevice: async () => {
      const worker = await found;
      await worker.evaluate(() => (globalThis as unknown as { loseDevice: () => void }).loseDevice());
    },
    lose: async () => {
      const worker = await found;
      await worker.evaluate(() => (globalThis as unknown as { loseGraphics: () => void }).loseGraphics());
    },
  };
}
