import { type ReactNode, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import {
  apart,
  describeDistance,
  type Standing,
  standing,
  standingOfChance,
} from '../../faces/match/thresholds.ts';
import { actions, useLikeness, useTauInForce } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Chip } from '../../ui/buttons/Chip.tsx';
import { DistanceMeter } from '../../ui/charts/DistanceMeter.tsx';
import { TauChoice } from '../../ui/charts/TauChoice.tsx';
import { TwoFaces } from '../../ui/frames/drawings.tsx';
import { Section, Workbench } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { Term } from '../../ui/terms/Term.tsx';
import { BinaryHead } from './BinaryHead.tsx';
import { Encodings } from './Encodings.tsx';
import { FaceSlot } from './FaceSlot.tsx';
import { useComparison } from './useComparison.ts';
import { usePasteTarget } from './usePasteTarget.ts';
import type { Slot } from './useSlot.ts';
import styles from './Verify.module.css';

const answers: Record<Standing, string> = {
  same: 'Same person',
  unsure: 'Cannot tell',
  different: 'Different people',
};

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
  const doubtful = [left?.caution ? 'first' : '', right?.caution ? 'second' : ''].filter(Boolean);
  const answer =
    distance === null
      ? null
      : chance === null
        ? standing(distance, { tau, margin })
        : standingOfChance(chance);

  return (
    <Workbench
      title="Verify"
      lead="Two pictures, one question: is this the same person?"
      tools={tools}
      inspector={
        <>
          <Section title="Answer">
            {distance === null || answer === null ? (
              <div className={styles.waiting}>
                <TwoFaces />
                <p>
                  {left || right
                    ? 'Now give the other one.'
                    : 'Give two pictures, or a picture and a person.'}
                </p>
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
                    Try a photo of ours
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
                  {answers[answer]}
                </p>
                {doubtful.length > 0 && (
                  <p>
                    Less sure than the number says: read what is said below{' '}
                    {doubtful.length === 2 ? 'both pictures' : `the ${doubtful[0]} picture`}.
                  </p>
                )}
                {chance === null ? (
                  <DistanceMeter
                    distance={distance}
                    tau={tau}
                    answer={answer}
                    sentence={describeDistance(distance, { tau, margin })}
                  />
                ) : (
                  <p className="number">
                    ŷ = {apart(chance, 0.5)[0]}:{' '}
                    {
                      {
                        same: 'over 0.50, so the binary head takes them for the same person.',
                        unsure: 'too near 0.50 for the binary head to tell. Try another picture.',
                        different: 'under 0.50, so the binary head takes them for different people.',
                      }[answer]
                    }
                  </p>
                )}
                {version && (
                  <p className={styles.soft}>
                    Compared by “{version.name}”, trained here. Train lists it and switches back.
                  </p>
                )}
              </>
            )}
          </Section>
          {(left?.chip || right?.chip) && (
            <Section title="What the encoder saw">
              <div className={styles.chips}>
                {[left, right].map(
                  (side, index) =>
                    side?.chip && (
                      <figure key={index === 0 ? 'left' : 'right'}>
                        <Chip pixels={side.chip} size={132} label={`Aligned face ${index + 1}`} />
                        <figcaption>{side.label}</figcaption>
                      </figure>
                    ),
                )}
              </div>
              <p className={styles.soft}>
                Turned, scaled and cut to 150 × 150 pixels so that eyes, nose and mouth lie where the network
                expects them.
              </p>
            </Section>
          )}
          {binary ? (
            <Section title="Threshold">
              <p className={styles.soft}>
                The binary head decides at ŷ = 0.50. Identify keeps its own threshold.
              </p>
            </Section>
          ) : (
            <Section title="Decision">
              <TauChoice
                {...choice}
                onAgain={(again) => actions().calibration.apply(again).catch(toastError)}
                onEvaluate={() => go('/evaluate')}
              />
            </Section>
          )}
          {(advanced || binary) && distance !== null && (
            <Section title="Distance">
              <dl className={`${styles.numbers} number`}>
                <dt>
                  <Term of="distance">Distance d</Term> = ‖f(x) − f(y)‖²
                </dt>
                <dd>{distance.toFixed(3)}</dd>
                <dt>unsquared</dt>
                <dd>{Math.sqrt(distance).toFixed(3)}</dd>
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
        <FaceSlot title="First" slot={first} paste={pasteTo === 0} onAim={() => aim(0)} />
        <FaceSlot title="Second" slot={second} paste={pasteTo === 1} onAim={() => aim(1)} />
      </div>
    </Workbench>
  );
}
