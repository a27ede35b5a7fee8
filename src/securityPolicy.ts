/**
 * The Content-Security-Policy of the page and of its workers. A host that sends no headers has the page's in index.html, and
 * the workers' from the service worker, which adds it to what it hands out.
 */

/** The one foreign host: where VGG-19 is fetched from when a person asks for it, with the hosts it leads on to. */
const modelHosts = ['https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co'];

/** Whether the policy lets the page and its workers fetch from there. @param own the page's own origin */
export function mayFetchFrom({ origin }: URL, own: string): boolean {
  if (origin === own) return true;
  return modelHosts.some((host) => {
    const [before, after] = host.split('*');
    return after === undefined
      ? origin === before
      : before !== undefined && origin.startsWith(before) && origin.endsWith(after);
  });
}

const common = {
  'default-src': ["'none'"],
  'connect-src': ["'self'", 'blob:', 'data:', ...modelHosts],
  'img-src': ["'self'", 'blob:', 'data:'],
  'media-src': ["'self'", 'blob:'],
  'font-src': ["'self'"],
  'style-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

const inWords = (directives: Record<string, string[]>) =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');

/** No inline script, no eval but that of WASM. */
export const pagePolicy = inWords({
  ...common,
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
});

/** TF.js starts its WASM threads from a blob of its own text: only our workers may, the page may not. */
export const workerPolicy = inWords({
  ...common,
  'script-src': ["'self'", 'blob:', "'wasm-unsafe-eval'"],
  'worker-src': ["'self'", 'blob:'],
});

/** Cross-origin isolation: without these there is no SharedArrayBuffer, so WASM runs on one thread. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** The headers that a file of the built app goes out with. @param path of the file, from the root of the app */
export function headersOf(path: string): Record<string, string> {
  const policy = /\.worker-[\w-]+\.js$/.test(path) ? workerPolicy : pagePolicy;
  return { ...isolationHeaders, 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff' };
}
