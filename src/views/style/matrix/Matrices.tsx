import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useState } from 'react';
import { actions, useLikeness } from '../../../store/react.ts';
import type { LayerLook, StyleLook } from '../../../style/run/look.ts';
import { Select } from '../../../ui/fields/Select.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { Term } from '../../../ui/terms/Term.tsx';
import { significantPercent } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import { costNumber } from '../costNumber.ts';
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
    <Section title={say('styleStage.matrix')} aside={<Term of="gram" />}>
      <Select
        label={say('styleStage.matrixLayer')}
        value={layer}
        options={layers.map((each) => ({ value: each.layer, label: each.layer }))}
        onChange={setChosen}
      />
      {look ? <Pair look={look} /> : <p className={styles.soft}>{say('styleStage.matrixNone')}</p>}
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
    { letter: 'S', of: 'Style', look: style },
    { letter: 'G', of: 'Picture', look: picture },
  ] as const;
  return (
    <>
      <div className={styles.pair}>
        {ofWhich.map(({ letter, of, look: { matrix } }) => (
          <figure key={letter} className={styles.matrix}>
            <Pointed
              cell={[row, column]}
              channels={channels}
              onCell={setCell}
              label={say(`styleStage.matrixOf${of}`)}
            >
              <Raster picture={heatmap(reordered(matrix, order), channels, channels, most)} label="" />
            </Pointed>
            <figcaption>
              <var>G</var>({letter})
            </figcaption>
          </figure>
        ))}
      </div>
      <p className={`${styles.soft} number`}>
        {say('styleStage.matrixApart', { share: significantPercent(apart, 2) })}
      </p>
      <p className="number" aria-live="polite">
        {say('styleStage.matrixPair', {
          one: k + 1,
          other: other + 1,
          style: costNumber(at(style)),
          picture: costNumber(at(picture)),
        })}
      </p>
      <div className={styles.maps}>
        {ofWhich.flatMap(({ letter, of, look }) =>
          (['row', 'column'] as const).map((which) => (
            <figure key={`${letter} ${which}`}>
              <Raster
                picture={mapOf(look, pointed[which])}
                label={say(`styleStage.channelOf${of}`, { n: pointed[which] + 1 })}
              />
              <figcaption>
                {letter}, {pointed[which] + 1}
              </figcaption>
            </figure>
          )),
        )}
      </div>
      <p className={styles.soft}>{say('styleStage.matrixMore')}</p>
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
      aria-label={say('styleStage.matrixCell', { matrix: label, row: row + 1, column: column + 1, channels })}
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
