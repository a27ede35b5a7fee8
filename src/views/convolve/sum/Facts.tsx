import type { ReactNode } from 'react';
import { outputSize } from '../../../convolution/arithmetic.ts';
import { cellsOf } from '../../../convolution/types.ts';
import { useLikeness } from '../../../store/react.ts';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { Term } from '../../../ui/terms/Term.tsx';
import { milliseconds as inMilliseconds, roundly, sentences } from '../../../words/numbers.ts';
import { rich, say, tell } from '../../../words/say.ts';
import styles from '../controls/Inputs.module.css';
import {
  denseParameters,
  LENGTH,
  lengthFormula,
  multiplyAddFormula,
  parameterFormula,
  shapeText,
} from '../formulas.ts';

const LINE = ['convolve.length'] as const;
const BLOCK = ['convolve.height', 'convolve.width', 'convolve.depth'] as const;

/** Shape, parameters and multiply-adds, each with its formula filled in, and what computed the output. */
export function Facts() {
  const size = useLikeness((state) => state.convolution.input.grid.size);
  const channels = useLikeness((state) => state.convolution.input.grid.channels);
  const settings = useLikeness((state) => state.convolution.settings);
  const filters = useLikeness((state) => state.convolution.bank.length);
  const impossible = useLikeness((state) => state.convolution.problem !== null);
  const axes = size.length;
  const output = outputSize(size, settings);
  const names = axes === 1 ? LINE : BLOCK;
  // Axes of one length have one formula.
  const alike = size.every((length) => length === size[0]);
  const shown = alike ? size.slice(0, 1) : size;

  return (
    <Section title={say('convolve.byFormula')}>
      <dl className={styles.facts}>
        <div>
          <dt>{say('convolve.perAxis', { formula: LENGTH })}</dt>
          {shown.map((length, axis) => {
            const name = names[axis] ?? 'convolve.length';
            return (
              <dd key={name} className="number">
                {!alike && <span className={styles.soft}>{say(name)} </span>}
                {lengthFormula(length, settings)}
              </dd>
            );
          })}
        </div>
        {!impossible && (
          <>
            <div>
              <dt>{say('convolve.outputShape')}</dt>
              <dd className={`${styles.big} number`}>{shapeText(output, filters)}</dd>
            </div>
            <div>
              <dt>
                {rich('convolve.parameters', {
                  term: (words: ReactNode) => <Term of="parameters">{words}</Term>,
                })}
              </dt>
              <dd className="number">{parameterFormula(axes, channels, filters, settings.filterSize)}</dd>
              <dd className={styles.soft}>
                {rich('convolve.dense', {
                  count: roundly(denseParameters(size, channels, cellsOf(output) * filters)),
                  dense: (words: ReactNode) => <Term of="denseLayer">{words}</Term>,
                })}
              </dd>
            </div>
            <div>
              <dt>
                {rich('convolve.multiplyAdds', {
                  term: (words: ReactNode) => <Term of="multiplyAdd">{words}</Term>,
                })}
              </dt>
              <dd className="number">{multiplyAddFormula(size, channels, filters, settings)}</dd>
            </div>
          </>
        )}
      </dl>
      {!impossible && <ComputedBy />}
    </Section>
  );
}

function ComputedBy() {
  const by = useLikeness((state) => state.convolution.result?.computedBy);
  const backend = useLikeness((state) => state.convolution.result?.backend);
  const milliseconds = useLikeness((state) => state.convolution.result?.milliseconds ?? 0);
  const notes = useLikeness((state) => state.convolution.result?.notes);
  if (!by || !backend) return <p className={styles.soft}>{say('convolve.starting')}</p>;
  const time = milliseconds < 1 ? say('convolve.underMillisecond') : inMilliseconds(milliseconds);
  return (
    <p className={styles.soft} data-computed-by={by}>
      {sentences(say('convolve.computedBy', { by, backend, time }), ...(notes ?? []).map(tell))}
    </p>
  );
}
