import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { kindOf, type TripletKind } from '../../../faces/train/tripletKinds.ts';
import { tripletLoss } from '../../../faces/train/tripletMining.ts';
import { useLikeness } from '../../../store/react.ts';
import { Slider } from '../../../ui/fields/Slider.tsx';
import { Section, Workbench } from '../../../ui/frames/Workbench.tsx';
import { Term } from '../../../ui/terms/Term.tsx';
import { FaceSlot } from '../FaceSlot.tsx';
import { useComparison } from '../useComparison.ts';
import { usePasteTarget } from '../usePasteTarget.ts';
import { useSlot } from '../useSlot.ts';
import slots from '../Verify.module.css';
import { DrawnChoice, type Shown } from './DrawnChoice.tsx';
import styles from './Triplet.module.css';
import { TripletLine } from './TripletLine.tsx';

const places = [
  { title: 'Anchor', letter: 'A', says: 'somebody' },
  { title: 'Positive', letter: 'P', says: 'the same person as A' },
  { title: 'Negative', letter: 'N', says: 'somebody else' },
] as const;

const sentences: Record<TripletKind, string> = {
  easy: 'Easy: N is farther from A than P is, by more than the margin. It costs nothing, and nothing is learned from it.',
  'semi-hard': 'Semi-hard: N is farther from A than P is, but not by the margin. Training pushes it out.',
  hard: 'Hard: somebody else is as near to A as A’s own second picture, or nearer. Training pulls P and pushes N.',
};

/** In thousandths, as it is written: so the sum on the screen is right to its last digit. */
const asShown = (d: number | null) => (d === null ? null : Math.round(d * 1000) / 1000);

/** A triplet's three pictures, their two distances and the loss (section 4 of the source document). */
export function Triplet({ tools }: { tools: ReactNode }) {
  const three = [useSlot(), useSlot(), useSlot()] as const;
  const sides = three.map(({ side }) => side);
  const [pasteTo, aim] = usePasteTarget(three);
  const [shown, setShown] = useState<Shown | null>(null);
  const [alpha, setAlpha] = useState(0.2);
  const version = useLikeness(({ trained }) => trained.versions.find(({ id }) => id === trained.inUse));
  const [anchor, positive, negative] = [sides[0] ?? null, sides[1] ?? null, sides[2] ?? null];
  const own = asShown(useComparison(anchor, positive).distance);
  const other = asShown(useComparison(anchor, negative).distance);
  const kind = own === null || other === null ? null : kindOf(own, other, alpha);
  const full = sides.every((side) => side !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when drawn people are put here.
  useEffect(() => {
    shown?.pictures.forEach((picture, at) => {
      three[at]?.choose(picture.file, picture.found, picture.face);
    });
  }, [shown]);

  return (
    <Workbench
      title="Verify"
      lead="Three pictures, as a network learns from them: A has to be nearer to P than to N, by a margin."
      tools={tools}
      inspector={
        <>
          <Section title="Triplet loss" aside={<Term of="triplet" />}>
            {own === null || other === null || kind === null ? (
              <p className={slots.soft}>
                Give a picture of somebody, another of the same person, and one of somebody else.
              </p>
            ) : (
              <Loss own={own} other={other} alpha={alpha} kind={kind} />
            )}
            <Slider
              label="Margin α"
              term="alpha"
              value={alpha}
              min={0}
              max={1}
              step={0.01}
              format={(value) => value.toFixed(2)}
              onChange={setAlpha}
            />
            {version && (
              <p className={slots.soft}>Compared by “{version.name}”, trained here. Train switches back.</p>
            )}
          </Section>
          <DrawnChoice
            kind={kind}
            untouched={three.every(({ content }) => content.kind === 'empty')}
            alpha={alpha}
            inUse={version?.id ?? null}
            shown={shown}
            onShow={setShown}
          />
          <p className={slots.soft}>
            The network is not changed here. <Link href="/train">Train</Link> makes the sum of such losses
            smaller, step by step.
          </p>
        </>
      }
    >
      <div className={styles.three} data-full={full || undefined}>
        {places.map(({ title, letter, says }, at) => (
          <section key={title} className={styles.place} aria-label={title}>
            <h2 className={styles.role}>
              {title} {letter} <span>{says}</span>
            </h2>
            <FaceSlot
              title={title}
              slot={three[at as 0 | 1 | 2]}
              paste={at === pasteTo}
              onAim={() => aim(at)}
            />
          </section>
        ))}
      </div>
    </Workbench>
  );
}

interface LossProps {
  own: number;
  other: number;
  alpha: number;
  kind: TripletKind;
}

function Loss({ own, other, alpha, kind }: LossProps) {
  const loss = tripletLoss(own, other, alpha);
  const [p, n, a] = [own.toFixed(3), other.toFixed(3), alpha.toFixed(2)];
  return (
    <>
      <p className={`${styles.loss} number`} data-kind={kind}>
        L = {loss.toFixed(3)}
      </p>
      <p role="status">{sentences[kind]}</p>
      <TripletLine own={own} other={other} alpha={alpha} loss={loss} />
      <dl className={`${slots.numbers} number`}>
        <dt>d(A, P), the same person</dt>
        <dd>{p}</dd>
        <dt>d(A, N), somebody else</dt>
        <dd>{n}</dd>
      </dl>
      <p className={`${styles.formula} number`}>
        L = max(‖f(A) − f(P)‖² − ‖f(A) − f(N)‖² + α, 0)
        <br />= max({p} − {n} + {a}, 0) = {loss.toFixed(3)}
      </p>
    </>
  );
}
