import { actions, useLikeness } from '../../store/react.ts';
import { Segments } from '../../ui/fields/controls.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { Term } from '../../ui/terms/Term.tsx';
import { percent, significant } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
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
      <Section title={say('inspect.atlas')} aside={<Term of="atlas" />}>
        <Segments
          label={say('inspect.order')}
          value={order}
          options={[
            { value: 'index', label: say('inspect.byNumber') },
            { value: 'mean', label: say('inspect.byMean') },
          ]}
          onChange={(next) => actions().inspect.arrange({ order: next }).catch(toastError)}
        />
        <Segments
          label={say('inspect.scale')}
          value={scale}
          options={[
            { value: 'channel', label: say('inspect.ownScale') },
            { value: 'layer', label: say('inspect.oneScale') },
          ]}
          onChange={(next) => actions().inspect.arrange({ scale: next }).catch(toastError)}
        />
      </Section>
      {!live && (
        <>
          <Section
            title={
              detail ? say('inspect.channelOf', { channel: detail.channel, layer }) : say('inspect.channels')
            }
            aside={<Term of="channel" />}
          >
            {!detail && <p className={styles.soft}>{say('inspect.pressTile')}</p>}
            <NumberField
              label={say('inspect.channel')}
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
                  <dt>{say('inspect.mean')}</dt>
                  <dd>{significant(detail.figures.mean, 3)}</dd>
                  <dt>
                    <Term of="activation">{say('inspect.greatest')}</Term>
                  </dt>
                  <dd>{significant(detail.figures.greatest, 3)}</dd>
                  <dt>
                    <Term of="relu">{say('inspect.exactlyZero')}</Term>
                  </dt>
                  <dd>{say('inspect.ofPositions', { share: percent(nearly(detail.figures.zeros)) })}</dd>
                </dl>
                {detail.figures.zeros === 1 && <p className={styles.soft}>{say('inspect.channelSilent')}</p>}
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

/** Never none or all unless it is. */
function nearly(share: number): number {
  return share > 0 && share < 1 ? Math.min(0.99, Math.max(0.01, share)) : share;
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
        aria-label={say('inspect.histogram', {
          from: significant(from, 2),
          to: significant(to, 3),
          low: significant(from + commonest * width, 2),
          high: significant(from + (commonest + 1) * width, 2),
        })}
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
        <span>{significant(from, 2)}</span>
        <span>{say('inspect.howOften')}</span>
        <span>{significant(to, 3)}</span>
      </figcaption>
    </figure>
  );
}
