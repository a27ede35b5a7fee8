import { Plus, X } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import {
  type Layer,
  type LayerShape,
  layerAfter,
  MOST_FILTERS,
  shapesOf,
} from '../../../convolution/layers.ts';
import { actions, useLikeness } from '../../../store/react.ts';
import { Button, IconButton } from '../../../ui/buttons/Button.tsx';
import { NumberField } from '../../../ui/fields/NumberField.tsx';
import { Select } from '../../../ui/fields/Select.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { roundly } from '../../../words/numbers.ts';
import { rich, say, tell } from '../../../words/say.ts';
import { LENGTH, lengthFormula, parameterFormula, shapeText } from '../formulas.ts';
import styles from './After.module.css';

/** Deeper than this no window finds room in pictures of this size. */
const MOST = 6;

const poolings = [
  { value: 'none', label: 'convolve.noPooling' },
  { value: 'max', label: 'convolve.max' },
  { value: 'average', label: 'convolve.average' },
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
  const passed = [
    shapeText(grid.size, grid.channels),
    ...shapes.flatMap(({ problem, size }, i) => (problem ? [] : [shapeText(size, layers[i]?.filters ?? 0)])),
  ];
  const change = actions().convolve.changeFurther;
  const changeAt = (at: number, part: Partial<Layer>) =>
    change(further.map((layer, i) => (i === at ? { ...layer, ...part } : layer)));

  return (
    <section className={styles.card} aria-label={say('convolve.layers')}>
      <div className={styles.head}>
        <h2>
          {rich('convolve.layersMore', {
            formula: LENGTH,
            soft: (words: ReactNode) => <span className={styles.soft}>{words}</span>,
          })}
        </h2>
        <p className={`${styles.soft} number`}>
          {say('convolve.layersShapes', { shapes: passed.join(' → '), count: roundly(parameters) })}
        </p>
      </div>
      <ol className={styles.layers}>
        {shapes.map((shape, i) => {
          const layer = layers[i] as Layer;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its place.
            <li key={i} className={styles.layer} aria-label={say('convolve.layer', { number: i + 1 })}>
              <div className={styles.layerHead}>
                <h3>{say('convolve.layer', { number: i + 1 })}</h3>
                {i === 0 ? (
                  <span className={styles.soft}>{say('convolve.layerFirst')}</span>
                ) : (
                  <IconButton
                    label={say('convolve.layerRemove', { number: i + 1 })}
                    icon={<X />}
                    onClick={() => change(further.toSpliced(i - 1, 1))}
                  />
                )}
              </div>
              {i > 0 && <Fields layer={layer} onChange={(part) => changeAt(i - 1, part)} />}
              {i === 0 && shape.problem ? (
                // The board says why.
                <p>{say('convolve.layerImpossible')}</p>
              ) : (
                <Outcome layer={layer} outcome={shape} />
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
            onClick={() => change([...further, layerAfter(layers.at(-1) as Layer)])}
          >
            {say('convolve.layerAdd')}
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
        label={say('convolve.layerFilters')}
        value={filters}
        min={1}
        max={MOST_FILTERS}
        whole
        onChange={(next) => onChange({ filters: next })}
      />
      <NumberField
        label={say('convolve.layerSize')}
        value={settings.filterSize}
        min={1}
        max={31}
        whole
        onChange={(filterSize) => setting({ filterSize })}
      />
      <NumberField
        label={say('convolve.stride')}
        value={settings.stride}
        min={1}
        max={6}
        whole
        onChange={(stride) => setting({ stride })}
      />
      <NumberField
        label={say('convolve.padding')}
        value={settings.padding}
        min={0}
        max={8}
        whole
        onChange={(padding) => setting({ padding })}
      />
      <Select
        label={say('convolve.pooling')}
        value={pooling}
        options={poolings.map(({ value, label }) => ({ value, label: say(label) }))}
        onChange={(next) => onChange({ pooling: next })}
      />
    </div>
  );
}

function Outcome({ layer, outcome }: { layer: Layer; outcome: LayerShape }) {
  const { from, convolved, size, problem } = outcome;
  if (problem) {
    return (
      <Notice tone="caution" title={tell(problem.why)}>
        {tell(problem.advice)}
      </Notice>
    );
  }
  const { filterSize } = layer.settings;
  const formula = lengthFormula(from.size[0] ?? 1, layer.settings);
  const shape = shapeText(convolved, layer.filters);
  return (
    <dl className={`${styles.numbers} number`}>
      <dt>{say('convolve.layerOutput')}</dt>
      <dd>
        {layer.pooling === 'none'
          ? say('convolve.layerSizes', { formula, shape })
          : say('convolve.layerSizesPooled', { formula, shape, pooled: shapeText(size, layer.filters) })}
      </dd>
      <dt>{say('convolve.layerParameters')}</dt>
      <dd>{parameterFormula(from.size.length, from.channels, layer.filters, filterSize)}</dd>
    </dl>
  );
}
