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
import { sentences } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import styles from './Evaluate.module.css';
import { percent } from './words.ts';

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
      toast(say('evaluate.nowUsed', { tau }));
    } catch (error) {
      toastError(error);
    }
  };
  const applied = derived.supported && calibration?.tau === derived.tau && inForce === derived.tau;
  return (
    <Section title={say('evaluate.derive')}>
      <p>{say('evaluate.deriveMore')}</p>
      <div className={styles.goal}>
        <NumberField
          label={say('evaluate.strangers')}
          value={strangers}
          min={2}
          max={1_000_000}
          whole
          onChange={setStrangers}
        />
        <NumberField
          label={say('evaluate.people')}
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
          label={say('evaluate.photos')}
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
            {say('evaluate.derived', { tau: derived.tau })}
            {derived.low !== null && derived.high !== null && (
              <small>{say('evaluate.derivedInterval', { low: derived.low, high: derived.high })}</small>
            )}
          </p>
          <p className={styles.soft}>
            {sentences(
              say('evaluate.allowed', { allowed: percent(derived.allowed), measured: percent(derived.fmr) }),
              Number.isFinite(derived.fnmr) && say('evaluate.price', { missed: percent(derived.fnmr) }),
              derived.low === null && say('evaluate.noInterval'),
            )}
          </p>
          <div className={styles.row}>
            <Button look="primary" disabled={applied} onClick={apply}>
              {say(applied ? 'evaluate.applied' : 'evaluate.apply')}
            </Button>
            <Button look="quiet" onClick={() => onTau(derived.tau)}>
              {say('evaluate.showIt')}
            </Button>
          </div>
        </>
      ) : (
        <Notice tone="caution" title={say('evaluate.tooRare')}>
          {derived.mostStrangers > 0
            ? say('evaluate.tooRareSome', {
                needed: derived.needed,
                impostor: curves.impostor,
                strangers: derived.mostStrangers,
              })
            : say('evaluate.tooRareNone', { needed: derived.needed, impostor: curves.impostor })}
        </Notice>
      )}
    </Section>
  );
}
