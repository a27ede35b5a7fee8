import { type ReactNode, useMemo, useState } from 'react';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Term } from '../../ui/terms/Term.tsx';
import { fixed, plain } from '../../words/numbers.ts';
import { rich, say } from '../../words/say.ts';
import { type Part, partsOf } from './encodingSum.ts';
import styles from './Verify.module.css';

const [WIDTH, ROW, GAP] = [320, 44, 12];

/** The Siamese pair: both encodings, number by number, and how their squared differences add up to d. */
export function Encodings({ x, y }: { x: Float32Array; y: Float32Array }) {
  const parts = useMemo(() => partsOf(x, y), [x, y]);
  const [k, setK] = useState(() => parts.reduce((most, part) => (part.square > most.square ? part : most)).k);
  const part = parts[k - 1];
  if (!part) return null;
  const d = parts.at(-1)?.sum ?? 0;
  return (
    <Section title={say('verify.encodings')} aside={<Term of="encoding" />}>
      <p className={styles.soft}>
        {rich('verify.encodingsMore', {
          count: parts.length,
          term: (words: ReactNode) => <Term of="siamese">{words}</Term>,
        })}
      </p>
      <Strips parts={parts} chosen={k} onChoose={setK} />
      <input
        type="range"
        className={styles.pick}
        min={1}
        max={parts.length}
        value={k}
        aria-label={say('verify.whichNumber')}
        aria-valuetext={say('verify.numberK', { k, x: plain(part.x, 4), y: plain(part.y, 4) })}
        onChange={(event) => setK(Number(event.target.value))}
      />
      <dl className={`${styles.numbers} number`}>
        <dt>
          (x<sub>{k}</sub> − y<sub>{k}</sub>)²
        </dt>
        <dd>
          ({plain(part.x, 4)} − {signed(part.y)})² = {fixed(part.square, 4)}
        </dd>
        <dt>{say('verify.upToHere')}</dt>
        <dd>{say('verify.sumOf', { sum: fixed(part.sum, 3), d: fixed(d, 3) })}</dd>
      </dl>
    </Section>
  );
}

const signed = (value: number) => (value < 0 ? `(${plain(value, 4)})` : plain(value, 4));

interface StripsProps {
  parts: readonly Part[];
  chosen: number;
  onChoose: (k: number) => void;
}

/** x and y above each other as bars around nought, their squared differences below, the sum as a line over them. */
function Strips({ parts, chosen, onChoose }: StripsProps) {
  const step = WIDTH / parts.length;
  const reach = Math.max(...parts.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y))), 1e-6);
  const most = Math.max(...parts.map(({ square }) => square), 1e-9);
  const d = Math.max(parts.at(-1)?.sum ?? 0, 1e-9);
  const top = (row: number) => row * (ROW + GAP);
  const bar = (k: number, from: number, to: number, name: string) => (
    <rect
      key={`${name}${k}`}
      className={styles[name]}
      data-chosen={k === chosen || undefined}
      x={(k - 1) * step}
      y={Math.min(from, to)}
      width={Math.max(1, step - 1)}
      height={Math.max(0.5, Math.abs(to - from))}
    />
  );
  const middle = (row: number) => top(row) + ROW / 2;
  const height = top(2) + ROW;
  const line = parts.map(({ k, sum }) => `${(k - 0.5) * step},${height - (sum / d) * ROW}`).join(' ');
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      className={styles.strips}
      role="img"
      aria-label={say('verify.encodingsPicture', { count: parts.length, d: fixed(d, 3) })}
      onPointerMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const k = Math.ceil(((event.clientX - box.left) / box.width) * parts.length);
        onChoose(Math.min(parts.length, Math.max(1, k)));
      }}
    >
      {parts.map(({ k, x }) => bar(k, middle(0), middle(0) - (x / reach) * (ROW / 2), 'first'))}
      {parts.map(({ k, y }) => bar(k, middle(1), middle(1) - (y / reach) * (ROW / 2), 'second'))}
      {parts.map(({ k, square }) => bar(k, height, height - (square / most) * ROW, 'square'))}
      <polyline points={line} className={styles.sum} />
    </svg>
  );
}
