import { Memo } from '../../memo.ts';
import type { PhotosDesk } from './photos.ts';

/** What is not needed before its screen is opened, and hears of nothing until then. */
export function lazyDesk(make: () => Promise<PhotosDesk>) {
  const made = new Memo<'desk', PhotosDesk>();
  let desk: PhotosDesk | null = null;
  return {
    /** Null until it was first opened. */
    now: () => desk,
    /** Fetches the code once; asked again after a failure it tries again. */
    open: async (): Promise<PhotosDesk> => {
      desk = await made.get('desk', make);
      return desk;
    },
  };
}
