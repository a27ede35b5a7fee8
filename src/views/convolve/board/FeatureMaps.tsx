import { type KeyboardEvent, memo, useCallback, useRef } from 'react';
import { actions, useLikeness } from '../../../store/react.ts';
import { say } from '../../../words/say.ts';
import { filterTitle } from '../words.ts';
import styles from './Board.module.css';
import { boundsOf } from './paintSignal.ts';
import { planePicture } from './tint.ts';
import { type Paint, usePainter, type Watch } from './usePainter.ts';

/** With more maps than this there is no room for their names beside each other; they are tooltips then. */
const NAMED = 9;

/** Every filter's feature map, small; one is chosen to be looked at. */
export function FeatureMaps() {
  const axes = useLikeness((state) => state.convolution.axes);
  const bank = useLikeness((state) => state.convolution.bank);
  const chosen = useLikeness((state) => state.convolution.chosen);
  const list = bank.map((filter) => filterTitle(filter, axes));
  const maps = useRef<HTMLUListElement>(null);
  const move = (event: KeyboardEvent) => {
    const last = list.length - 1;
    const to = {
      ArrowLeft: chosen - 1,
      ArrowUp: chosen - 1,
      ArrowRight: chosen + 1,
      ArrowDown: chosen + 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.min(last, Math.max(0, to));
    actions().convolve.chooseFilter(next);
    maps.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  return (
    <ul
      ref={maps}
      className={styles.maps}
      data-many={list.length > NAMED || undefined}
      aria-label={say('convolve.featureMaps')}
    >
      {list.map((name, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a map is its filter's number; names change when a filter is made anew.
        <li key={k}>
          <button
            type="button"
            className={styles.map}
            aria-pressed={k === chosen}
            title={name}
            tabIndex={k === chosen ? 0 : -1}
            onKeyDown={move}
            onClick={() => actions().convolve.chooseFilter(k)}
          >
            <FeatureMap index={k} />
            <span>{name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const shown: Watch = ({ result, place, problem }) => [result, place[2], problem];

const FeatureMap = memo(function FeatureMap({ index }: { index: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const paint: Paint = useCallback(
    ({ context, width, height, colours }, { result, place, problem }) => {
      // What was computed last is of an input or of settings that are no longer chosen.
      const grid = problem ? null : result?.output;
      if (!grid || index >= grid.channels) return;
      if (grid.size.length === 1) {
        const [low, high] = boundsOf(grid, index);
        const count = grid.size[0] ?? 1;
        context.strokeStyle = colours.accent;
        context.lineWidth = 1.5;
        context.beginPath();
        for (let i = 0; i < count; i++) {
          const value = grid.data[i * grid.channels + index] ?? 0;
          const y = height - 4 - ((value - low) / (high - low)) * (height - 8);
          context.lineTo(3 + (i / Math.max(1, count - 1)) * (width - 6), y);
        }
        context.stroke();
        return;
      }
      const slice = Math.min(place[2] ?? 0, (grid.size[2] ?? 1) - 1);
      const picture = planePicture(grid, { channel: index, slice, grey: false, dark: colours.dark });
      const scale = Math.min(width / picture.width, height / picture.height);
      const [w, h] = [picture.width * scale, picture.height * scale];
      context.imageSmoothingEnabled = picture.width > width;
      context.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h);
    },
    [index],
  );
  usePainter(canvas, paint, shown);
  return <canvas ref={canvas} className={styles.paint} aria-hidden />;
});
