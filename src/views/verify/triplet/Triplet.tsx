import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { kindOf, type TripletKind } from '../../../faces/train/tripletKinds.ts';
import { tripletLoss } from '../../../faces/train/tripletMining.ts';
import { useLikeness } from '../../../store/react.ts';
import { versionName } from '../../../store/train/trainOutcome.ts';
import { Slider } from '../../../ui/fields/Slider.tsx';
import { Section, Workbench } from '../../../ui/frames/Workbench.tsx';
import { Term } from '../../../ui/terms/Term.tsx';
import type { Key } from '../../../words/keys.ts';
import { fixed } from '../../../words/numbers.ts';
import { rich, say } from '../../../words/say.ts';
import { asWritten } from '../asWritten.ts';
import { FaceSlot } from '../FaceSlot.tsx';
import { useComparison } from '../useComparison.ts';
import { usePasteTarget } from '../usePasteTarget.ts';
import { useSlot } from '../useSlot.ts';
import slots from '../Verify.module.css';
import { DrawnChoice, type Shown } from './DrawnChoice.tsx';
import styles from './Triplet.module.css';
import { TripletLine } from './TripletLine.tsx';

const places = [
  { place: 'anchor', name: 'verify.anchor' },
  { place: 'positive', name: 'verify.positive' },
  { place: 'negative', name: 'verify.negative' },
] as const;

const sentences = {
  easy: 'verify.easyMore',
  'semi-hard': 'verify.semiHardMore',
  hard: 'verify.hardMore',
} as const satisfies Record<TripletKind, Key>;

const written = (d: number | null) => (d === null ? null : asWritten(d));

/** A triplet's three pictures, their two distances and the loss (section 4 of the source document). */
export function Triplet({ tools }: { tools: ReactNode }) {
  const three = [useSlot(), useSlot(), useSlot()] as const;
  const sides = three.map(({ side }) => side);
  const [pasteTo, aim] = usePasteTarget(three);
  const [shown, setShown] = useState<Shown | null>(null);
  const [alpha, setAlpha] = useState(0.2);
  const version = useLikeness(({ trained }) => trained.versions.find(({ id }) => id === trained.inUse));
  const [anchor, positive, negative] = [sides[0] ?? null, sides[1] ?? null, sides[2] ?? null];
  const own = written(useComparison(anchor, positive).distance);
  const other = written(useComparison(anchor, negative).distance);
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
      title={say('app.verify')}
      lead={say('verify.tripletLead')}
      tools={tools}
      inspector={
        <>
          <Section title={say('verify.tripletLoss')} aside={<Term of="triplet" />}>
            {own === null || other === null || kind === null ? (
              <p className={slots.soft}>{say('verify.giveThree')}</p>
            ) : (
              <Loss own={own} other={other} alpha={alpha} kind={kind} />
            )}
            <Slider
              label={say('verify.margin')}
              term="alpha"
              value={alpha}
              min={0}
              max={1}
              step={0.01}
              format={(value) => fixed(value, 2)}
              onChange={setAlpha}
            />
            {version && (
              <p className={slots.soft}>
                {say('verify.comparedBy', { name: say(versionName[version.kind]) })}
              </p>
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
            {rich('verify.notChanged', {
              link: (words: ReactNode) => <Link href="/train">{words}</Link>,
            })}
          </p>
        </>
      }
    >
      <div className={styles.three} data-full={full || undefined}>
        {places.map(({ place, name }, at) => (
          <section key={place} className={styles.place} aria-label={say(name)}>
            <h2 className={styles.role}>
              {rich(`verify.${place}Role`, { says: (words: ReactNode) => <span>{words}</span> })}
            </h2>
            <FaceSlot
              place={place}
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
  const [p, n, a] = [fixed(own, 3), fixed(other, 3), fixed(alpha, 2)];
  return (
    <>
      <p className={`${styles.loss} number`} data-kind={kind}>
        L = {fixed(loss, 3)}
      </p>
      <p role="status">{say(sentences[kind])}</p>
      <TripletLine own={own} other={other} alpha={alpha} loss={loss} />
      <dl className={`${slots.numbers} number`}>
        <dt>{say('verify.samePerson')}</dt>
        <dd>{p}</dd>
        <dt>{say('verify.somebodyElse')}</dt>
        <dd>{n}</dd>
      </dl>
      <p className={`${styles.formula} number`}>
        {/* words: the same in every language */}L = max(‖f(A) − f(P)‖² − ‖f(A) − f(N)‖² + α, 0)
        <br />
        {/* words: the same in every language */}= max({p} − {n} + {a}, 0) = {fixed(loss, 3)}
      </p>
    </>
  );
}
