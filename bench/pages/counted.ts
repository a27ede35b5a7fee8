/** What was asked of a graphics context. */
export interface Asked {
  readbacks: number;
  uploads: number;
  kernels: number;
}

/** Counts on every WebGL context from now on. */
export function counted(): Asked {
  const asked: Asked = { readbacks: 0, uploads: 0, kernels: 0 };
  const { prototype } = WebGL2RenderingContext;
  const count = (
    name: 'readPixels' | 'drawElements' | 'texSubImage2D' | 'texImage2D',
    what: keyof Asked,
    counts: (given: unknown[]) => boolean = () => true,
  ) => {
    const own = prototype[name] as (...given: unknown[]) => unknown;
    Object.assign(prototype, {
      [name](this: WebGL2RenderingContext, ...given: unknown[]) {
        if (counts(given)) asked[what]++;
        return own.apply(this, given);
      },
    });
  };
  count('readPixels', 'readbacks');
  count('drawElements', 'kernels');
  count('texSubImage2D', 'uploads');
  // Without data it makes an empty texture.
  count('texImage2D', 'uploads', (given) => given.at(-1) !== null);
  return asked;
}
