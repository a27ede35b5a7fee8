import { Plus, X } from 'lucide-react';
import { useMemo } from 'react';
import { words } from '../../../convolution/arithmetic.ts';
import { lengthFormula, parameterFormula, shapeText } from '../../../convolution/formulas.ts';
import { type Layer, type LayerShape, shapesOf } from '../../../convolution/layers.ts';
import { actions, useLikeness } from '../../../store/react.ts';
import { Button, IconButton } from '../../../ui/buttons/Button.tsx';
import { NumberField } from '../../../ui/fields/NumberField.tsx';
import { Select } from '../../../ui/fields/Select.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import styles from './After.module.css';

/** Deeper than this no window finds room in pictures of this size. */
const MOST = 6;

const poolings = [
  { value: 'none', label: 'None' },
  { value: 'max', label: 'Max' },
  { value: 'average', label: 'Average' },
] as const;

/** Layers in a row: what is one's output is the next one's input. Sizes and parameters by formula. */
export function Layers() {
  const grid = useLikeness((state) => state.convolution.input.grid);
  const settings = useLikeness((state) => state.convolution.settings);
  const filters = useLikeness((state) => state.convolution.bank.length);
  const pooling = useLikeness((state) => state.convolution.after.pooling);
  const further = useLikeness((state) => state.convolution.further);
  const layers = useMemo(
    () => [{ settings, filters, pooling }, ...further],
    [settings, filters, pooling, further],
  );
  const shapes = shapesOf(grid.size, grid.channels, layers);
  const last = shapes.at(-1);
  const parameters = shapes.reduce((sum, { problem, parameters: of }) => sum + (problem ? 0 : of), 0);
  const change = actions().convolve.changeFurther;
  const changeAt = (at: number, part: Partial<Layer>) =>
    change(further.map((layer, i) => (i === at ? { ...layer, ...part } : layer)));

  return (
    <section className={styles.card} aria-label="Layers in a row">
      <div className={styles.head}>
        <h2>
          Layers in a row{' '}
          <span className={styles.soft}>
            · ⌊(n + 2p − f) / s⌋ + 1 along each axis, (f … f · c + 1) · k parameters
          </span>
        </h2>
        <p className={`${styles.soft} number`}>
          {[
            shapeText(grid.size, grid.channels),
            ...shapes.flatMap(({ problem, size }, i) =>
              problem ? [] : [shapeText(size, layers[i]?.filters ?? 0)],
            ),
          ].join(' → ')}
          : {words(parameters)} parameters
        </p>
      </div>
      <ol className={styles.layers}>
        {shapes.map((shape, i) => {
          const layer = layers[i] as Layer;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its place.
            <li key={i} className={styles.layer} aria-label={`Layer ${i + 1}`}>
              <div className={styles.layerHead}>
                <h3>Layer {i + 1}</h3>
                {i === 0 ? (
                  <span className={styles.soft}>the filters and settings above</span>
                ) : (
                  <IconButton
                    label={`Remove layer ${i + 1}`}
                    icon={<X />}
                    onClick={() => change(further.toSpliced(i - 1, 1))}
                  />
                )}
              </div>
              {i > 0 && <Fields layer={layer} onChange={(part) => changeAt(i - 1, part)} />}
              {i === 0 && shape.problem ? (
                // The board says why.
                <p>Its window fits nowhere.</p>
              ) : (
                <Outcome layer={layer} shape={shape} />
              )}
            </li>
          );
        })}
      </ol>
      {further.length + 1 < MOST && !last?.problem && (
        <div>
          <Button
            size="small"
            icon={<Plus />}
            onClick={() => {
              const before = layers.at(-1) as Layer;
              change([...further, { ...before, filters: Math.min(512, 2 * before.filters) }]);
            }}
          >
            Add a layer
          </Button>
        </div>
      )}
    </section>
  );
}

function Fields({ layer, onChange }: { layer: Layer; onChange: (part: Partial<Layer>) => void }) {
  const { settings, filters, pooling } = layer;
  const setting = (part: Partial<Layer['settings']>) => onChange({ settings: { ...settings, ...part } });
  return (
    <div className={styles.fields}>
      <NumberField
        label="Filters k"
        value={filters}
        min={1}
        max={512}
        whole
        onChange={(next) => onChange({ filters: next })}
      />
      <NumberField
        label="Size f"
        value={settings.filterSize}
        min={1}
        max={31}
        whole
        onChange={(filterSize) => setting({ filterSize })}
      />
      <NumberField
        label="Stride s"
        value={settings.stride}
        min={1}
        max={6}
        whole
        onChange={(stride) => setting({ stride })}
      />
      <NumberField
        label="Padding p"
        value={settings.padding}
        min={0}
        max={8}
        whole
        onChange={(padding) => setting({ padding })}
      />
      <Select
        label="Pooling"
        value={pooling}
        options={[...poolings]}
        onChange={(next) => onChange({ pooling: next })}
      />
    </div>
  );
}

function Outcome({ layer, shape }: { layer: Layer; shape: LayerShape }) {
  const { from, convolved, size, problem } = shape;
  if (problem) {
    return (
      <Notice tone="caution" title={problem.message}>
        {problem.advice}
      </Notice>
    );
  }
  const { filterSize } = layer.settings;
  return (
    <dl className={`${styles.numbers} number`}>
      <dt>Output</dt>
      <dd>
        {lengthFormula(from.size[0] ?? 1, layer.settings)}: {shapeText(convolved, layer.filters)}
        {layer.pooling !== 'none' && `, pooled ${shapeText(size, layer.filters)}`}
      </dd>
      <dt>Parameters</dt>
      <dd>{parameterFormula(from.size.length, from.channels, layer.filters, filterSize)}</dd>
    </dl>
  );
}
