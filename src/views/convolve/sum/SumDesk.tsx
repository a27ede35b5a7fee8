import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { readWindow, sumOfProducts } from '../../../convolution/directSum.ts';
import { flatIndex } from '../../../convolution/types.ts';
import type { ConvolutionState } from '../../../store/convolve/convolutionState.ts';
import { actions, observe, stateNow, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { toast } from '../../../ui/messages/toasts.ts';
import { Term } from '../../../ui/terms/Term.tsx';
import { rich, say } from '../../../words/say.ts';
import { rangeOf } from '../board/tint.ts';
import { Bias, WeightCell } from '../controls/Weights.tsx';
import {
  factor,
  isRoundedAnywhere,
  laidOver,
  MOST_TERMS,
  neighbour,
  type Plane,
  planesOf,
  planeTitle,
  short,
  weightTitle,
  writtenSum,
} from '../numbers.ts';
import { filterTitle } from '../words.ts';
import { CellWriter } from './deskCells.ts';
import styles from './SumDesk.module.css';

/** The numbers under the window, the filter's weights, their products, and the sum written out, as the window moves. */
export function SumDesk() {
  const desk = useRef<HTMLElement>(null);
  const axes = useLikeness((state) => state.convolution.axes);
  const size = useLikeness((state) => state.convolution.settings.filterSize);
  const channels = useLikeness((state) => state.convolution.input.grid.channels);
  const name = useLikeness(({ convolution: { bank, chosen, axes } }) => filterTitle(bank[chosen], axes));
  const [whole, setWhole] = useState(false);
  const [visited, setVisited] = useState(0);
  const planes = useMemo(() => planesOf(axes, size, channels), [axes, size, channels]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other planes have other cells.
  useEffect(() => {
    const element = desk.current;
    if (!element) return;
    const write = deskWriter(element, planes, whole);
    let frame = requestAnimationFrame(() => write(stateNow().convolution));
    const unobserve = observe((state, before) => {
      if (state.convolution === before.convolution) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => write(stateNow().convolution));
    });
    return () => {
      cancelAnimationFrame(frame);
      unobserve();
    };
  }, [planes, whole, name]);

  const lay = useCallback(
    (from: number, rows: number[][]) => {
      const { changes, left } = laidOver(planes, from, rows);
      actions().convolve.editWeights(changes);
      if (left > 0)
        toast(say('convolve.pastedLeft', { count: left }), { detail: say('convolve.pastedLeftMore') });
    },
    [planes],
  );

  const stop = planes.some(({ indices }) => indices.includes(visited)) ? visited : 0;
  const move = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement) || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = neighbour(planes, stop, event.key);
    if (to === null) return;
    event.preventDefault();
    desk.current?.querySelector<HTMLElement>(`[data-weight="${to}"]`)?.focus();
  };

  return (
    <section ref={desk} className={styles.desk} aria-label={say('convolve.sumHere')}>
      <div className={styles.deskHead}>
        <div className={styles.deskTitle}>
          <h2>
            {rich('convolve.atThisPlace', {
              filter: name,
              soft: (words: ReactNode) => <span className={styles.soft}>{words}</span>,
            })}
          </h2>
          <Term of="convolution" />
        </div>
        <p className={`${styles.verdict} number`} data-part="verdict" />
      </div>
      <div className={styles.total}>
        <Bias />
        <p className={`${styles.sum} number`} data-part="sum" />
        {size ** axes * channels > MOST_TERMS && (
          <Button size="small" look="quiet" aria-pressed={whole} onClick={() => setWhole(!whole)}>
            {say(whole ? 'convolve.shorter' : 'convolve.everyTerm')}
          </Button>
        )}
      </div>
      <p className={styles.soft} data-part="rounded" hidden>
        {say('convolve.roundedSum')}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the weights inside, which are one Tab stop as a grid is. */}
      <div className={styles.planes} data-axes={axes} onKeyDown={move}>
        {planes.map((plane) => (
          <div key={plane.number} className={styles.plane}>
            {plane.part !== 'whole' && <h3 className={styles.planeName}>{planeTitle(plane)}</h3>}
            <Cells plane={plane} of="value" title={say('convolve.underWindow')} />
            <span className={styles.sign} aria-hidden>
              ×
            </span>
            <Weights plane={plane} stop={stop} onFocus={setVisited} onRows={lay} />
            <span className={styles.sign} aria-hidden>
              =
            </span>
            <Cells plane={plane} of="product" title={say('convolve.products')} />
            <span className={`${styles.subtotal} number`} data-part="subtotal" />
          </div>
        ))}
      </div>
      <p className={styles.soft} data-part="keys">
        {say('convolve.keys')}
      </p>
      <output className="visually-hidden" data-part="spoken" />
    </section>
  );
}

interface CellsProps {
  plane: Plane;
  of: 'value' | 'product';
  title: string;
}

/** A table whose numbers are written outside React. */
function Cells({ plane, of, title }: CellsProps) {
  return (
    <figure className={styles.matrix}>
      <figcaption>{title}</figcaption>
      <div className={styles.scroll}>
        <div className={styles.grid} style={{ '--columns': plane.columns } as CSSProperties}>
          {plane.indices.map((index) => (
            <span key={index} className={`${styles.cell} number`} data-cell={of} />
          ))}
        </div>
      </div>
    </figure>
  );
}

interface WeightsProps {
  plane: Plane;
  /** The weight at which Tab stops. */
  stop: number;
  onFocus: (index: number) => void;
  onRows: (index: number, rows: number[][]) => void;
}

function Weights({ plane, stop, onFocus, onRows }: WeightsProps) {
  const weights = useLikeness(({ convolution: { bank, chosen } }) => bank[chosen]?.weights);
  const largest = weights?.reduce((most, each) => Math.max(most, Math.abs(each)), 1e-9) ?? 1;
  return (
    <figure className={styles.matrix}>
      <figcaption>{say('convolve.filter')}</figcaption>
      <div className={styles.scroll}>
        <div className={styles.grid} style={{ '--columns': plane.columns } as CSSProperties}>
          {plane.indices.map((index, i) => (
            <WeightCell
              key={index}
              index={index}
              value={weights?.[index] ?? 0}
              largest={largest}
              stop={index === stop}
              onFocus={onFocus}
              onRows={onRows}
              label={weightTitle(plane, i)}
            />
          ))}
        </div>
      </div>
    </figure>
  );
}

/** Writes every number of the desk; the cells are found once. */
function deskWriter(desk: HTMLElement, planes: Plane[], whole: boolean) {
  const cells = (of: string) => [...desk.querySelectorAll<HTMLElement>(`[data-cell="${of}"]`)];
  const parts = (part: string) => [...desk.querySelectorAll<HTMLElement>(`[data-part="${part}"]`)];
  const [values, products] = [new CellWriter(cells('value')), new CellWriter(cells('product'))];
  const subtotals = parts('subtotal');
  const [[sumText], [verdict], [spoken]] = [parts('sum'), parts('verdict'), parts('spoken')];
  const [rounded] = parts('rounded');
  const order = planes.flatMap(({ indices }) => indices);
  let speaking: ReturnType<typeof setTimeout> | undefined;

  return (state: ConvolutionState) => {
    const { input, settings, place, bank, chosen, problem } = state;
    const filter = bank[chosen];
    desk.dataset.impossible = problem ? 'yes' : 'no';
    if (problem && verdict) verdict.textContent = say('convolve.noSum');
    if (problem && rounded) rounded.hidden = true;
    if (!filter || problem || filter.weights.length !== order.length) return;
    const { values: numbers, padded } = readWindow(input.grid, settings, place);
    const { size } = rangeOf(input.grid, -1);
    const product = (index: number) => (numbers[index] ?? 0) * (filter.weights[index] ?? 0);
    const largest = order.reduce((most, index) => Math.max(most, Math.abs(product(index))), 1e-9);
    order.forEach((index, i) => {
      const number = numbers[index] ?? 0;
      values.put(i, short(number), number / size, padded[index] === 1);
      products.put(i, short(product(index)), product(index) / largest);
    });
    planes.forEach(({ indices }, plane) => {
      const total = indices.reduce((sum, index) => sum + product(index), 0);
      const element = subtotals[plane];
      if (element) element.textContent = planes.length > 1 ? `Σ ${short(total)}` : '';
    });
    const sum = sumOfProducts(numbers, filter);
    if (sumText) {
      const [read, weights] = [order.map((i) => numbers[i] ?? 0), order.map((i) => filter.weights[i] ?? 0)];
      sumText.textContent = writtenSum(read, weights, filter.bias, sum, whole);
    }
    if (rounded) rounded.hidden = !isRoundedAnywhere(numbers, filter, planes);
    if (verdict) verdict.textContent = compare(state, sum);
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      if (spoken) spoken.textContent = say('convolve.sumSpoken', { sum: factor(sum) });
    }, 500);
  };
}

/** The sum worked out here beside the one that TF.js computed. */
function compare({ result, input, bank, settings, place, chosen }: ConvolutionState, sum: number): string {
  const fresh =
    result && result.from.input === input && result.from.bank === bank && result.from.settings === settings;
  if (!fresh) return say('convolve.sum', { sum: short(sum) });
  const { output, computedBy } = result;
  const computed = output.data[flatIndex(output.size, place) * output.channels + chosen] ?? 0;
  const same = Math.abs(computed - sum) <= 1e-4 * Math.max(1, Math.abs(sum));
  return say(same ? 'convolve.sumEqual' : 'convolve.sumDifferent', {
    sum: short(sum),
    by: computedBy,
    computed: short(computed),
  });
}
