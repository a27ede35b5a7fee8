import { Memo } from '../memo.ts';

/** A part of the store that is not needed before a screen of its own is opened, and hears of nothing until then. */
export function comesLater<Part>(make: () => Promise<Part>) {
  const made = new Memo<'part', Part>();
  let part: Part | null = null;
  return {
    /** Null until it was first opened. */
    now: () => part,
    /** Fetches the code once; asked again after a failure it tries again. */
    open: async (): Promise<Part> => {
      part = await made.get('part', make);
      return part;
    },
  };
}
