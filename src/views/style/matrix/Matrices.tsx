import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useState } from 'react';
import { actions, useLikeness } from '../../../store/react.ts';
import type { LayerLook, StyleLook } from '../../../style/run/look.ts';
import { Select } from '../../../ui/fields/Select.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { Term } from '../../../ui/terms/Term.tsx';
import { brightest, byStrength, heatmap, largest, relativeDifference, reordered } from './heatmap.ts';
import styles from './Matrices.module.css';
import { Raster } from './Raster.tsx';

/** A row and a column of the matrices as they are shown. */
type Cell = readonly [number, number];

/** The style matrix as a picture: S's and G's side by side, and the two channels whose product is pointed at. */
export function Matrices() {
  const layers = useLikeness((state) => state.style.recipe.styleLayers);
  const look = useLikeness((state) => state.style.run.look);
  const [chosen, setChosen] = useState(layers.at(2)?.layer ?? layers[0]?.layer ?? 'conv1_1');
  const layer = layers.some((each) => each.layer === chosen) ? chosen : (layers[0]?.layer ?? 'conv1_1');
  useEffect(() => {
    actions().style.look(layer).catch(toastError);
    return () => {
      actions().style.look(null).catch(toastError);
    };
  }, [layer]);

  return (
    <Section title="Style matrix" aside={<Term of="gram" />}>
      <Select
        label="Layer"
        value={layer}
        options={layers.map((each) => ({ value: each.layer, label: each.layer }))}
        onChange={setChosen}
      />
      {look ? (
        <Pair look={look} />
      ) : (
        <p className={styles.soft}>
          Both matrices appear here while a picture is made: each small square says how large two channels are
          together.
        </p>
      )}
    </Section>
  );
}

function Pair({ look: { channels, style, picture } }: { look: StyleLook }) {
  const [[row, column], setCell] = useState<Cell>([0, 1]);
  const order = useMemo(() => byStrength(style.matrix, channels), [style, channels]);
  const [k, other] = [order[Math.min(row, channels - 1)] ?? 0, order[Math.min(column, channels - 1)] ?? 0];
  const pointed = { row: k, column: other };
  const most = brightest(style.matrix);
  const at = ({ matrix }: LayerLook) => matrix[k * channels + other] ?? 0;
  const apart = relativeDifference(style.matrix, picture.matrix);
  const ofWhich = [
    ['S', 'of the style', style],
    ['G', 'of the picture', picture],
  ] as const;
  return (
    <>
      <div className={styles.pair}>
        {ofWhich.map(([letter, said, { matrix }]) => (
          <figure key={letter} className={styles.matrix}>
            <Pointed cell={[row, column]} channels={channels} onCell={setCell} label={`Style matrix ${said}`}>
              <Raster picture={heatmap(reordered(matrix, order), channels, channels, most)} label="" />
            </Pointed>
            <figcaption>
              <var>G</var>({letter})
            </figcaption>
          </figure>
        ))}
      </div>
      <p className={`${styles.soft} number`}>
        They differ by {(100 * apart).toPrecision(2)} % (squared, of the style’s own).
      </p>
      <p className="number" aria-live="polite">
        Channels {k + 1} and {other + 1} together: {at(style).toPrecision(3)} in the style,{' '}
        {at(picture).toPrecision(3)} in the picture.
      </p>
      <div className={styles.maps}>
        {ofWhich.flatMap(([letter, said, look]) =>
          (['row', 'column'] as const).map((of) => (
            <figure key={`${letter} ${of}`}>
              <Raster picture={mapOf(look, pointed[of])} label={`Channel ${pointed[of] + 1} ${said}`} />
              <figcaption>
                {letter}, {pointed[of] + 1}
              </figcaption>
            </figure>
          )),
        )}
      </div>
      <p className={styles.soft}>
        A square is the sum over all places of one channel times the other: bright where both are large at the
        same places. Yellow is above zero, blue below. Point at a square, or use the arrow keys.
      </p>
    </>
  );
}

/** One channel of what the layer makes of a picture. */
function mapOf({ maps, width, height }: LayerLook, channel: number) {
  const values = maps.subarray(channel * width * height, (channel + 1) * width * height);
  return heatmap(values, width, height, largest(values));
}

interface PointedProps {
  cell: Cell;
  channels: number;
  onCell: (cell: Cell) => void;
  label: string;
  children: React.ReactNode;
}

/** The matrix under a pointer, with the square that is pointed at framed. */
function Pointed({ cell: [row, column], channels, onCell, label, children }: PointedProps) {
  const within = (value: number) => Math.min(channels - 1, Math.max(0, value));
  const point = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    onCell([
      within(Math.floor((channels * (clientY - top)) / height)),
      within(Math.floor((channels * (clientX - left)) / width)),
    ]);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    onCell([within(row + (step[0] ?? 0)), within(column + (step[1] ?? 0))]);
  };
  const share = (value: number) => `${(100 * value) / channels}%`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of thousands of cells is one stop for the keyboard
    <div
      role="group"
      aria-label={`${label}: row ${row + 1}, column ${column + 1} of ${channels}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move over the squares
      tabIndex={0}
      className={styles.pointed}
      onPointerMove={point}
      onPointerDown={point}
      onKeyDown={press}
    >
      {children}
      <span
        className={styles.cell}
        style={{
          insetBlockStart: share(row),
          insetInlineStart: share(column),
          inlineSize: share(1),
          blockSize: share(1),
        }}
      />
    </div>
  );
}
