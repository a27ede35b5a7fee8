import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import {
  type After,
  BLOCK,
  blockAt,
  channelOf,
  type Pooling,
  pooled,
  poolingOf,
  reluOf,
} from '../../../convolution/after.ts';
import { flatIndex, type Grid } from '../../../convolution/types.ts';
import { actions, useLikeness } from '../../../store/react.ts';
import { Segments } from '../../../ui/fields/controls.tsx';
import { Term } from '../../../ui/terms/Term.tsx';
import { rich, say } from '../../../words/say.ts';
import board from '../board/Board.module.css';
import { paintBlock, paintPlane } from '../board/paintPlane.ts';
import { rangeOf } from '../board/tint.ts';
import { type Paint, usePainter } from '../board/usePainter.ts';
import { factor, short } from '../numbers.ts';
import { filterTitle } from '../words.ts';
import styles from './After.module.css';

/** What follows the sum: the ReLU and the pooling, each with its numbers, and the map that is left of the chosen filter's. */
export function AfterSum() {
  const after = useLikeness((state) => state.convolution.after);
  const result = useLikeness((state) => state.convolution.result);
  const chosen = useLikeness((state) => state.convolution.chosen);
  const place = useLikeness((state) => state.convolution.place);
  const problem = useLikeness((state) => state.convolution.problem);
  const name = useLikeness(({ convolution: { bank, chosen, axes } }) => filterTitle(bank[chosen], axes));
  const maps = useMemo(() => mapsOf(result?.output ?? null, chosen, after), [result, chosen, after]);
  const change = actions().convolve.changeAfter;
  // While another result is computed the window may already stand outside the last one.
  const inside = maps?.sums.size.every((length, axis) => (place[axis] ?? 0) < length) ?? false;

  return (
    <section className={styles.card} aria-label={say('convolve.afterSum')}>
      <div className={styles.head}>
        <h2>
          {rich('convolve.afterSumOf', {
            filter: name,
            soft: (words: ReactNode) => <span className={styles.soft}>{words}</span>,
          })}
        </h2>
        <div className={styles.choice}>
          <Term of="relu">{say('convolve.activation')}</Term>
          <Segments
            label={say('convolve.activation')}
            value={after.relu ? 'relu' : 'none'}
            options={[
              { value: 'none', label: say('convolve.noActivation') },
              // words: the same in every language
              { value: 'relu', label: 'ReLU' },
            ]}
            onChange={(next) => change({ relu: next === 'relu' })}
          />
        </div>
        <div className={styles.choice}>
          <Term of="pooling">{say('convolve.pooling')}</Term>
          <Segments<Pooling>
            label={say('convolve.pooling')}
            value={after.pooling}
            options={[
              { value: 'none', label: say('convolve.noPooling') },
              { value: 'max', label: say('convolve.max') },
              { value: 'average', label: say('convolve.average') },
            ]}
            onChange={(pooling) => change({ pooling })}
          />
        </div>
      </div>
      {maps && !problem && inside && (
        <>
          <Numbers maps={maps} after={after} place={place} />
          <div className={styles.maps} data-axes={maps.sums.size.length}>
            <MapFigure
              title={say('convolve.sums')}
              grid={maps.sums}
              place={place}
              block={after.pooling !== 'none'}
            />
            {maps.active && (
              <MapFigure
                // words: the same in every language
                title="a = max(z, 0)"
                grid={maps.active}
                place={place}
                block={after.pooling !== 'none'}
              />
            )}
            {maps.pooled && (
              <MapFigure title={say('convolve.pooled')} grid={maps.pooled} place={place.map(blockOf)} />
            )}
          </div>
        </>
      )}
    </section>
  );
}

interface Maps {
  sums: Grid;
  /** Null without a ReLU. */
  active: Grid | null;
  /** Null without pooling, and where no block fits. */
  pooled: Grid | null;
}

function mapsOf(output: Grid | null, chosen: number, { relu, pooling }: After): Maps | null {
  if (!output || chosen >= output.channels) return null;
  const sums = withoutNoise(channelOf(output, chosen));
  const active = relu ? reluOf(sums) : null;
  const small = pooling === 'none' ? null : poolingOf(active ?? sums, pooling);
  return { sums, active, pooled: small && small.data.length > 0 ? small : null };
}

/** What 32-bit rounding leaves of a nought is one: else a ReLU would keep it, and it alone would have a colour. */
function withoutNoise(grid: Grid): Grid {
  const least = 1e-6 * rangeOf(grid, 0).size;
  return { ...grid, data: grid.data.map((z) => (Math.abs(z) < least ? 0 : z)) };
}

const blockOf = (at: number) => Math.floor(at / BLOCK);

/** The steps of one place, written out. */
function Numbers({ maps, after, place }: { maps: Maps; after: After; place: readonly number[] }) {
  const z = maps.sums.data[flatIndex(maps.sums.size, place)] ?? 0;
  const a = after.relu ? Math.max(z, 0) : z;
  const block = place.map(blockOf);
  const covered = maps.pooled?.size.every((length, axis) => (block[axis] ?? 0) < length) ?? false;
  return (
    <dl className={`${styles.numbers} number`}>
      <dt>{say('convolve.sumWithBias')}</dt>
      <dd>z = {short(z)}</dd>
      {after.relu && (
        <>
          {/* words: the same in every language */}
          <dt>ReLU</dt>
          <dd>
            {/* words: the same in every language */}a = max({short(z)}, 0) = {short(a)}
          </dd>
        </>
      )}
      {after.pooling !== 'none' && (
        <>
          <dt>
            {say(after.pooling === 'max' ? 'convolve.largestOfBlock' : 'convolve.meanOfBlock', {
              size: place.map(() => BLOCK).join(' × '),
            })}
          </dt>
          <dd>
            {covered
              ? written(blockAt(maps.active ?? maps.sums, block), after.pooling)
              : say('convolve.noBlock')}
          </dd>
        </>
      )}
    </dl>
  );
}

function written(block: readonly number[], pooling: Exclude<Pooling, 'none'>): string {
  const result = short(pooled(block, pooling));
  return pooling === 'max'
    ? `max(${block.map(short).join(', ')}) = ${result}`
    : `(${block.map(factor).join(' + ')}) / ${block.length} = ${result}`;
}

interface MapFigureProps {
  title: string;
  grid: Grid;
  place: readonly number[];
  /** Outline the block around the place instead of its cell. */
  block?: boolean;
}

function MapFigure({ title, grid, place, block = false }: MapFigureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  // A line is a plane of one row.
  const plane = useMemo(
    () => (grid.size.length === 1 ? { ...grid, size: [1, grid.size[0] ?? 0] } : grid),
    [grid],
  );
  const paint: Paint = useCallback(
    (surface) => {
      const [row = 0, column = 0, slice = 0] = plane === grid ? place : [0, ...place];
      const [rows = 1, columns = 1, slices = 1] = plane.size;
      // The last place of an odd length has no block, and so none in the pooled map.
      const shown = Math.min(slice, slices - 1);
      const fit = paintPlane(surface, { grid: plane, border: 0, slice: shown, channel: 0, grey: false });
      if (!block) {
        if (row < rows && column < columns && slice < slices) paintBlock(surface, fit, [row, column], [1, 1]);
        return;
      }
      const corner = [blockOf(row) * BLOCK, blockOf(column) * BLOCK] as const;
      const whole =
        corner[1] + BLOCK <= columns &&
        (rows === 1 || corner[0] + BLOCK <= rows) &&
        (slices === 1 || blockOf(slice) * BLOCK + BLOCK <= slices);
      if (whole) paintBlock(surface, fit, corner, [Math.min(rows, BLOCK), BLOCK]);
    },
    [plane, grid, place, block],
  );
  usePainter(canvas, paint, nothing);
  return (
    <figure className={styles.map}>
      <figcaption>
        <strong>{title}</strong> <span className="number">{grid.size.join(' × ')}</span>
      </figcaption>
      <canvas
        ref={canvas}
        className={board.paint}
        role="img"
        aria-label={say('convolve.mapOfSize', { title, size: grid.size.join(' × ') })}
      />
    </figure>
  );
}

/** It is painted anew with its own properties. */
const nothing = () => [];
