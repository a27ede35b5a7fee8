import compile from 'icu-minify/compile';
import { type Plugin, transformWithOxc } from 'vite';

const CATALOGUE = /\/src\/words\/(?:en|zh)\/[\w-]+\.ts$/;

/**
 * Compiles the catalogue of words when the app is built: each message becomes the small tree that use-intl's `format-only` puts
 * values into, so that no parser of messages is shipped. A message that is not ICU stops the build.
 */
export function words(): Plugin {
  return {
    name: 'likeness:words',
    enforce: 'pre',
    // The part of use-intl that takes compiled messages.
    config: () => ({
      resolve: {
        alias: [{ find: /^use-intl\/format-message$/, replacement: 'use-intl/format-message/format-only' }],
      },
    }),
    transform: {
      filter: { id: CATALOGUE },
      async handler(code, id) {
        const { code: plain } = await transformWithOxc(code, id);
        const module: Record<string, Record<string, string>> = await import(
          `data:text/javascript,${encodeURIComponent(plain)}`
        );
        const lines = Object.entries(module).map(([subject, messages]) => {
          const compiled = Object.entries(messages).map(([name, message]) => {
            try {
              return [name, compile(message)];
            } catch (cause) {
              throw new Error(`${id}: ${subject}.${name} is not an ICU message.`, { cause });
            }
          });
          return `export const ${subject} = ${JSON.stringify(Object.fromEntries(compiled))};`;
        });
        return { code: lines.join('\n'), map: null };
      },
    },
  };
}
