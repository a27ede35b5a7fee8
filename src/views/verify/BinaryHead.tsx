import { type ReactNode, useMemo, useState } from 'react';
import {
  type BinaryForm,
  binarySum,
  type BinaryHead as Head,
  pairFeatures,
  sigmoid,
} from '../../faces/train/binaryHeads.ts';
import { Segments } from '../../ui/fields/controls.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Term } from '../../ui/terms/Term.tsx';
import { fixed, plain } from '../../words/numbers.ts';
import { rich, say } from '../../words/say.ts';
import { asWritten } from './asWritten.ts';
import styles from './Verify.module.css';

const [WIDTH, ROW] = [320, 72];

/** The binary head made visible: what each of the numbers adds, their sum, and what sigma makes of it. */
export function BinaryHead({ head, x, y }: { head: Head; x: Float32Array; y: Float32Array }) {
  const { terms, z } = useMemo(() => binarySum(head, x, y), [head, x, y]);
  const [shown, setShown] = useState<BinaryForm | 'weighed'>('weighed');
  const bars = useMemo(
    () => (shown === 'weighed' ? terms.map(({ weighed }) => weighed) : Array.from(pairFeatures(shown, x, y))),
    [shown, terms, x, y],
  );
  const reach = Math.max(...bars.map(Math.abs), 1e-9);
  const step = WIDTH / bars.length;
  // So what stands below each other adds up, and sigma of it is what stands beside it.
  const [total, b] = [asWritten(z), asWritten(head.b)];
  const sum = total - b;
  return (
    <Section title={say('verify.binaryHead')} aside={<Term of="binaryHead" />}>
      <Segments
        label={say('verify.bars')}
        value={shown}
        options={[
          { value: 'weighed', label: 'wₖ φₖ' },
          { value: 'difference', label: '|x − y|' },
          { value: 'chi-squared', label: 'χ²' },
        ]}
        onChange={setShown}
      />
      <svg
        viewBox={`0 0 ${WIDTH} ${ROW}`}
        className={styles.strips}
        role="img"
        aria-label={
          shown === 'weighed'
            ? say('verify.barsWeighed', { count: bars.length, sum: plain(sum, 2) })
            : say('verify.barsFeature', { count: bars.length })
        }
      >
        {bars.map((value, i) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a number of an encoding is known by its place.
            key={i}
            className={value < 0 ? styles.square : styles.first}
            x={i * step}
            y={ROW / 2 - (Math.max(0, value) / reach) * (ROW / 2)}
            width={Math.max(1, step - 0.6)}
            height={Math.max(0.5, (Math.abs(value) / reach) * (ROW / 2))}
          />
        ))}
      </svg>
      <dl className={`${styles.numbers} number`}>
        <dt>Σ wₖ φₖ</dt>
        <dd>{plain(sum, 3)}</dd>
        <dt>+ b</dt>
        <dd>{plain(b, 3)}</dd>
        <dt>
          ŷ = <Term of="sigmoid">σ</Term>({plain(total, 3)})
        </dt>
        <dd>{fixed(sigmoid(total), 3)}</dd>
      </dl>
      <p className={styles.soft}>
        {head.form === 'difference'
          ? say('verify.formDifference')
          : rich('verify.formChiSquared', {
              term: (words: ReactNode) => <Term of="chiSquared">{words}</Term>,
            })}
      </p>
      <p className={styles.soft}>{say('verify.nothingDiffers', { chance: fixed(sigmoid(b), 3) })}</p>
    </Section>
  );
}
