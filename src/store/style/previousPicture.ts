import type { Pixels } from '../../picture/pixels.ts';
import type { Studio } from './studio.ts';
import type { RunEnd, StyleRun } from './styleRun.ts';
import { idleRun, type StyleActions, type StyleState } from './styleState.ts';

/** The picture on the stage before the pictures it is made from changed, and all it takes to have it back. */
export function previousPicture(
  { state, change, media, picture, noteFault }: Studio,
  run: StyleRun,
): Pick<StyleActions, 'goBack'> & { changePictures: (part: Partial<StyleState>) => void } {
  let previous: { picture: Pixels; end: RunEnd; style: StyleState } | null = null;

  return {
    /** Content or style is another: the new pair is shown, and what was made of the old one can be called back. */
    changePictures: (part) => {
      const ids = (all: StyleState['styles']) => all.map(({ id }) => id).join();
      const another = part.content || (part.styles && ids(part.styles) !== ids(state().styles));
      const latest = picture.latest();
      if (!another || run.isUnderway() || !state().run.report || !latest) {
        change(part);
        return;
      }
      previous = { picture: latest, end: run.end(), style: state() };
      run.clear();
      change({ ...part, run: idleRun });
      media.encodePng(latest).then((file) => {
        if (previous?.picture === latest) change({ previous: file });
      }, noteFault);
    },
    goBack: () => {
      if (!previous || run.isUnderway()) return;
      const { content, styles, begin, recipe, run: ended } = previous.style;
      change({ content, styles, begin, recipe, run: ended, previous: null });
      const { picture: shown, end } = previous;
      previous = null;
      run.show(shown, end);
    },
  };
}
