import { findBrowser } from './browser.ts';

/**
 * How the tests start Chromium. The networks run on WASM, which is what a machine without a GPU runs fastest;
 * the WebGL project asks for the software renderer explicitly.
 */
export const quietFlags = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const softwareWebgl = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

export const softwareWebgpu = [
  ...softwareWebgl,
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
];

/** A camera that plays a file, allowed without asking. Give `?loop` videos as .y4m or .mjpeg. */
export function fakeCamera(file: string): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
}

/** Launch options with these flags on top of the quiet ones, for a spec's `test.use`. */
export function launchWith(flags: string[]): { executablePath?: string; args: string[] } {
  const executablePath = findBrowser({ headless: true });
  // Where no GPU is asked for, none is imitated to draw the page either: that costs an eighth of a run's computing.
  const drawing = flags.some((flag) => flag.startsWith('--use-angle') || flag.includes('gpu'))
    ? []
    : ['--disable-gpu'];
  return { ...(executablePath && { executablePath }), args: [...quietFlags, ...drawing, ...flags] };
}
