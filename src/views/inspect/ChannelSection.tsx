import { actions, useLikeness } from '../../store/react.ts';
import { Segments } from '../../ui/fields/controls.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import styles from './Inspect.module.css';
import { Preferred } from './Preferred.tsx';
import { UnitSection } from './UnitSection.tsx';

/** One channel: its numbers and their histogram, the chosen unit, and what it prefers. */
export function ChannelSection() {
  const detail = useLikeness((state) => state.inspect.channel);
  const channels = useLikeness((state) => state.inspect.activations?.shape[2] ?? 0);
  const layer = useLikeness((state) => state.inspect.activations?.layer ?? '');
  const order = useLikeness((state) => state.inspect.order);
  const scale = useLikeness((state) => state.inspect.scale);
  const live = useLikeness((state) => state.inspect.live);
  if (channels === 0 && !live) return null;
  const choose = (channel: number) => actions().inspect.chooseChannel(channel).catch(toastError);
  return (
    <>
      <Section title="Atlas">
        <Segments
          label="Order of the channels"
          value={order}
          options={[
            { value: 'index', label: 'By number' },
            { value: 'mean', label: 'By mean' },
          ]}
          onChange={(next) => actions().inspect.arrange({ order: next }).catch(toastError)}
        />
        <Segments
          label="Scale of brightness"
          value={scale}
          options={[
            { value: 'channel', label: 'Each its own scale' },
            { value: 'layer', label: 'One scale for all' },
          ]}
          onChange={(next) => actions().inspect.arrange({ scale: next }).catch(toastError)}
        />
      </Section>
      {!live && (
        <>
          <Section title={detail ? `Channel ${detail.channel} of ${layer}` : 'Channels'}>
            {!detail && <p className={styles.soft}>Press a tile of the atlas, or type a channel’s number.</p>}
            <NumberField
              label="Channel"
              value={detail?.channel ?? 0}
              min={0}
              max={channels - 1}
              whole
              onChange={choose}
            />
            {detail && (
              <>
                <Histogram {...detail.histogram} />
                <dl className={`${styles.facts} number`}>
                  <dt>Mean</dt>
                  <dd>{detail.figures.mean.toPrecision(3)}</dd>
                  <dt>Greatest</dt>
                  <dd>{detail.figures.greatest.toPrecision(3)}</dd>
                  <dt>Exactly zero</dt>
                  <dd>{percent(detail.figures.zeros)} % of positions</dd>
                </dl>
                {detail.figures.zeros === 1 && (
                  <p className={styles.soft}>This channel answers nothing to this picture.</p>
                )}
              </>
            )}
          </Section>
          {detail && <UnitSection />}
          {detail && <Preferred />}
        </>
      )}
    </>
  );
}

/** Never 0 or 100 unless it is. */
function percent(share: number): number {
  const whole = Math.round(100 * share);
  if (share > 0 && whole === 0) return 1;
  return share < 1 && whole === 100 ? 99 : whole;
}

interface HistogramProps {
  from: number;
  to: number;
  counts: number[];
}

/** How often numbers of each size come. Rare ones are seen because heights are on a logarithmic scale. */
function Histogram({ from, to, counts }: HistogramProps) {
  const most = Math.max(1, ...counts);
  const height = (count: number) => (count === 0 ? 0 : 4 + (56 * Math.log1p(count)) / Math.log1p(most));
  const bar = 256 / counts.length;
  const commonest = counts.indexOf(most);
  const width = (to - from) / counts.length;
  return (
    <figure className={styles.histogram}>
      <svg
        viewBox="0 0 256 60"
        role="img"
        aria-label={`Histogram from ${from.toPrecision(2)} to ${to.toPrecision(3)}; most numbers lie between ${(from + commonest * width).toPrecision(2)} and ${(from + (commonest + 1) * width).toPrecision(2)}`}
      >
        {counts.map((count, i) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place.
            key={i}
            x={i * bar}
            y={60 - height(count)}
            width={bar - 1}
            height={height(count)}
          />
        ))}
      </svg>
      <figcaption className="number">
        <span>{from.toPrecision(2)}</span>
        <span>how often, log scale</span>
        <span>{to.toPrecision(3)}</span>
      </figcaption>
    </figure>
  );
}
