import { type ReactNode, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { describeDistance, type Standing, standing, standingOfChance } from '../../faces/match/thresholds.ts';
import { actions, useLikeness, useTauInForce } from '../../store/react.ts';
import { versionName } from '../../store/train/trainOutcome.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Chip } from '../../ui/buttons/Chip.tsx';
import { DistanceMeter } from '../../ui/charts/DistanceMeter.tsx';
import { TauChoice } from '../../ui/charts/TauChoice.tsx';
import { TwoFaces } from '../../ui/frames/drawings.tsx';
import { Section, Workbench } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { Term } from '../../ui/terms/Term.tsx';
import type { Key } from '../../words/keys.ts';
import { fixed } from '../../words/numbers.ts';
import { rich, say, tell } from '../../words/say.ts';
import { BinaryHead } from './BinaryHead.tsx';
import { Encodings } from './Encodings.tsx';
import { FaceSlot } from './FaceSlot.tsx';
import { useComparison } from './useComparison.ts';
import { usePasteTarget } from './usePasteTarget.ts';
import type { Slot } from './useSlot.ts';
import styles from './Verify.module.css';

const answers = {
  same: 'verify.same',
  unsure: 'verify.unsure',
  different: 'verify.different',
} as const satisfies Record<Standing, Key>;

const chanceKeys = {
  same: 'verify.chanceSame',
  unsure: 'verify.chanceUnsure',
  different: 'verify.chanceDifferent',
} as const satisfies Record<Standing, Key>;

/** One to one: are these two the same person? */
export function Pair({ tools, slots }: { tools: ReactNode; slots: readonly [Slot, Slot] }) {
  const [first, second] = slots;
  const [left, right] = [first.side, second.side];
  const untouched = first.content.kind === 'empty' && second.content.kind === 'empty';
  const begun = useRef(false);
  begun.current = !untouched;
  const [pasteTo, aim] = usePasteTarget([first, second]);
  const choice = useTauInForce();
  const { tau, advanced } = choice;
  const [, go] = useLocation();
  const { distance, chance } = useComparison(left, right);
  const version = useLikeness(({ trained }) => trained.versions.find(({ id }) => id === trained.inUse));
  const binary = version?.kind === 'difference' || version?.kind === 'chi-squared';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has another head.
  const head = useMemo(() => (binary ? actions().trained.binaryHead() : null), [binary, version?.id]);
  const margin = useLikeness((state) => state.settings.margin);
  const doubtful = [left, right].flatMap((side, at) =>
    side && side.cautions.length > 0 ? (at === 0 ? 'first' : 'second') : [],
  );
  const answer =
    distance === null
      ? null
      : chance === null
        ? standing(distance, { tau, margin })
        : standingOfChance(chance);

  return (
    <Workbench
      title={say('app.verify')}
      lead={say('verify.lead')}
      tools={tools}
      inspector={
        <>
          <Section title={say('verify.answer')}>
            {distance === null || answer === null ? (
              <div className={styles.waiting}>
                <TwoFaces />
                <p>{say(left || right ? 'verify.giveOther' : 'verify.giveTwo')}</p>
                {untouched && (
                  <Button
                    size="small"
                    onClick={() =>
                      actions()
                        .faces.samplePhoto()
                        .then(([photo]) => {
                          // Whoever gave a picture of their own meanwhile keeps it.
                          if (!photo || begun.current) return;
                          void first.examine(photo.file, 0);
                          void second.examine(photo.file, 3);
                        })
                        .catch(toastError)
                    }
                  >
                    {say('verify.trySample')}
                  </Button>
                )}
              </div>
            ) : (
              <>
                <p
                  className={styles.verdict}
                  data-answer={doubtful.length > 0 ? 'unsure' : answer}
                  role="status"
                >
                  {say(answers[answer])}
                </p>
                {doubtful.length > 0 && (
                  <p>
                    {say('verify.lessSure', {
                      which: doubtful.length === 2 ? 'both' : (doubtful[0] ?? 'both'),
                    })}
                  </p>
                )}
                {chance === null ? (
                  <DistanceMeter
                    distance={distance}
                    tau={tau}
                    answer={answer}
                    sentence={tell(describeDistance(distance, { tau, margin }))}
                  />
                ) : (
                  <p className="number">{say(chanceKeys[answer], { chance: fixed(chance, 3) })}</p>
                )}
                {version && (
                  <p className={styles.soft}>
                    {say('verify.comparedBy', { name: say(versionName[version.kind]) })}
                  </p>
                )}
              </>
            )}
          </Section>
          {(left?.chip || right?.chip) && (
            <Section title={say('verify.encoderSaw')}>
              <div className={styles.chips}>
                {[left, right].map(
                  (side, index) =>
                    side?.chip && (
                      <figure key={index === 0 ? 'left' : 'right'}>
                        <Chip
                          pixels={side.chip}
                          size={132}
                          label={say('verify.alignedFace', { n: index + 1 })}
                        />
                        <figcaption>{side.label}</figcaption>
                      </figure>
                    ),
                )}
              </div>
              <p className={styles.soft}>{say('verify.encoderSawMore')}</p>
            </Section>
          )}
          {binary ? (
            <Section title={say('verify.threshold')}>
              <p className={styles.soft}>{say('verify.thresholdBinary')}</p>
            </Section>
          ) : (
            <Section title={say('verify.decision')}>
              <TauChoice
                {...choice}
                onAgain={(again) => actions().calibration.apply(again).catch(toastError)}
                onEvaluate={() => go('/evaluate')}
              />
            </Section>
          )}
          {(advanced || binary) && distance !== null && (
            <Section title={say('verify.distance')}>
              <dl className={`${styles.numbers} number`}>
                <dt>
                  {rich('verify.distanceFormula', {
                    term: (words: ReactNode) => <Term of="distance">{words}</Term>,
                  })}
                </dt>
                <dd>{fixed(distance, 3)}</dd>
                <dt>{say('verify.unsquared')}</dt>
                <dd>{fixed(Math.sqrt(distance), 3)}</dd>
              </dl>
            </Section>
          )}
          {advanced && left?.encoding && right?.encoding && !version && (
            <Encodings x={left.encoding} y={right.encoding} />
          )}
          {left?.encoding && right?.encoding && head && (
            <BinaryHead head={head} x={left.encoding} y={right.encoding} />
          )}
        </>
      }
    >
      <div className={styles.pair}>
        <FaceSlot place="first" slot={first} paste={pasteTo === 0} onAim={() => aim(0)} />
        <FaceSlot place="second" slot={second} paste={pasteTo === 1} onAim={() => aim(1)} />
      </div>
    </Workbench>
  );
}
