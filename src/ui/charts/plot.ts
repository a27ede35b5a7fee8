import type uPlot from 'uplot';

/**
 * uPlot, loaded with the first curve. As it loads it makes its number format of `navigator.language`, which is no valid tag in some
 * browsers (WebKitGTK on a machine with LANG=C says "C"): English stands in for it meanwhile.
 */
export async function loadPlot(): Promise<typeof uPlot> {
  if (isTag(navigator.language)) return (await import('uplot')).default;
  Object.defineProperty(navigator, 'language', { value: 'en', configurable: true });
  try {
    return (await import('uplot')).default;
  } finally {
    Reflect.deleteProperty(navigator, 'language');
  }
}

function isTag(language: string): boolean {
  try {
    return new Intl.NumberFormat(language) !== null;
  } catch {
    // RangeError: "Incorrect locale information provided".
    return false;
  }
}
