import type { Plugin } from 'vite';

/**
 * The threaded WASM build of TF.js hands its worker the source text of a function that names an outer variable,
 * `_scriptDir`. A minifier renames that variable, and the worker then stops at "e is not defined". A property of
 * globalThis keeps its name.
 */
export function threadedWasm(): Plugin {
  return {
    name: 'likeness:threaded-wasm',
    transform(code, id) {
      if (!id.includes('tfjs-backend-wasm-threaded-simd.js')) return null;
      return { code: code.replace('var _scriptDir =', 'globalThis._scriptDir ='), map: null };
    },
  };
}
