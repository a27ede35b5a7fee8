import { useMemo, useState } from 'react';
import { deriveTau } from '../../faces/evaluate/calibration.ts';
import { ratesOf } from '../../faces/evaluate/evaluation.ts';
import { gallerySize } from '../../store/evaluate/calibration.ts';
import type { EvaluationResult } from '../../store/evaluate/evaluationState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { many } from '../../ui/numbers.ts';
import styles from './Evaluate.module.css';
import { percent, whole } from './words.ts';

interface DeriveTauProps {
  result: EvaluationResult;
  onTau: (tau: number) => void;
}

/** "At most one false alarm in N strangers at my K people": the threshold that keeps it. */
export function DeriveTau({ result, onTau }: DeriveTauProps) {
  const enrolled = useLikeness((state) => state.gallery.people);
  const calibration = useLikeness((state) => state.calibration);
  const inForce = useLikeness((state) => state.settings.tau);
  const now = gallerySize(enrolled);
  const [strangers, setStrangers] = useState(20);
  const [people, setPeople] = useState(Math.max(1, now.people || 10));
  const [templates, setTemplates] = useState(Math.max(1, now.templates || 10));
  const curves = useMemo(() => ratesOf(result.figures), [result]);
  const derived = useMemo(
    () => deriveTau(curves, { strangers, templates: Math.max(people, templates) }),
    [curves, strangers, people, templates],
  );
  const apply = async () => {
    if (!derived.supported) return;
    const { tau, low, high } = derived;
    try {
      await actions().calibration.apply({
        strangers,
        people,
        templates: Math.max(people, templates),
        tau,
        interval: low === null || high === null ? null : { low, high },
        source: result.source,
        comparedBy: result.comparedBy,
        madeAt: Date.now(),
        curves,
      });
      onTau(tau);
      toast(`τ ${tau.toFixed(3)} is used in Identify and Verify`);
    } catch (error) {
      toastError(error);
    }
  };
  const applied = derived.supported && calibration?.tau === derived.tau && inForce === derived.tau;
  return (
    <Section title="Derive τ">
      <p>At most one false alarm in N strangers at my K people.</p>
      <div className={styles.goal}>
        <NumberField
          label="N strangers"
          value={strangers}
          min={2}
          max={1_000_000}
          whole
          onChange={setStrangers}
        />
        <NumberField
          label="K people"
          value={people}
          min={1}
          max={100_000}
          whole
          onChange={(next) => {
            // The same number of templates for each.
            setTemplates(Math.round((next * templates) / people));
            setPeople(next);
          }}
        />
        <NumberField
          label="Photos of them"
          value={templates}
          min={1}
          max={1_000_000}
          whole
          onChange={setTemplates}
        />
      </div>
      {derived.supported ? (
        <>
          <p className={`${styles.derived} number`} role="status">
            τ {derived.tau.toFixed(3)}
            {derived.low !== null && derived.high !== null && (
              <small>
                95 %: {derived.low.toFixed(3)} – {derived.high.toFixed(3)}
              </small>
            )}
          </p>
          <p className={styles.soft}>
            One comparison may then falsely match with {percent(derived.allowed)}; measured at this τ:{' '}
            {percent(derived.fmr)}.{' '}
            {Number.isFinite(derived.fnmr) &&
              `The price: ${percent(derived.fnmr)} of the comparisons of the same person are missed.`}
            {derived.low === null && ' No interval: there are too few people.'}
          </p>
          <div className={styles.row}>
            <Button look="primary" disabled={applied} onClick={apply}>
              {applied ? 'In force in Identify and Verify' : 'Use in Identify and Verify'}
            </Button>
            <Button look="quiet" onClick={() => onTau(derived.tau)}>
              Show it
            </Button>
          </div>
        </>
      ) : (
        <Notice tone="caution" title="These pictures cannot show so rare an error">
          It takes at least {many(derived.needed, 'comparison', 'comparisons')} of different people; there{' '}
          {curves.impostor === 1 ? 'is' : 'are'} {whole(curves.impostor)}.{' '}
          {derived.mostStrangers > 0
            ? `They support one false alarm in at most ${many(derived.mostStrangers, 'stranger', 'strangers')} at this gallery.`
            : 'They support no promise at this gallery.'}
        </Notice>
      )}
    </Section>
  );
}
