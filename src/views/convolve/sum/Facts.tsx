import { words as countWords, outputSize } from '../../../convolution/arithmetic.ts';
import {
  denseParameters,
  lengthFormula,
  multiplyAddFormula,
  parameterFormula,
  shapeText,
} from '../../../convolution/formulas.ts';
import { cellsOf } from '../../../convolution/types.ts';
import { useLikeness } from '../../../store/react.ts';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { Term } from '../../../ui/terms/Term.tsx';
import styles from '../controls/Inputs.module.css';

const backendWords = {
  webgpu: 'the graphics processor (WebGPU)',
  webgl: 'the graphics processor (WebGL)',
  wasm: 'the processor (WASM)',
  cpu: 'plain JavaScript',
};

/** Shape, parameters and multiply-adds, each with its formula filled in, and what computed the output. */
export function Facts() {
  const size = useLikeness((state) => state.convolution.input.grid.size);
  const channels = useLikeness((state) => state.convolution.input.grid.channels);
  const settings = useLikeness((state) => state.convolution.settings);
  const filters = useLikeness((state) => state.convolution.bank.length);
  const impossible = useLikeness((state) => state.convolution.problem !== null);
  const axes = size.length;
  const output = outputSize(size, settings);
  const names = axes === 1 ? ['Length'] : ['Height', 'Width', 'Depth'];
  // Axes of one length have one formula.
  const alike = size.every((length) => length === size[0]);
  const shown = alike ? size.slice(0, 1) : size;

  return (
    <Section title="By the formula">
      <dl className={styles.facts}>
        <div>
          <dt>Output per axis: ⌊(n + 2p − d(f − 1) − 1) / s⌋ + 1</dt>
          {shown.map((length, axis) => (
            <dd key={names[axis]} className="number">
              {!alike && <span className={styles.soft}>{names[axis]} </span>}
              {lengthFormula(length, settings)}
            </dd>
          ))}
        </div>
        {!impossible && (
          <>
            <div>
              <dt>Shape of the output</dt>
              <dd className={`${styles.big} number`}>{shapeText(output, filters)}</dd>
            </div>
            <div>
              <dt>
                <Term of="parameters">Parameters</Term>: filters × (weights + 1 bias)
              </dt>
              <dd className="number">{parameterFormula(axes, channels, filters, settings.filterSize)}</dd>
              <dd className={styles.soft}>
                A dense layer between the same numbers would have{' '}
                {countWords(denseParameters(size, channels, cellsOf(output) * filters))}.
              </dd>
            </div>
            <div>
              <dt>
                <Term of="multiplyAdd">Multiply-adds</Term>: outputs × weights
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
  if (!by || !backend) return <p className={styles.soft}>TF.js is being started.</p>;
  const time = milliseconds < 1 ? 'under 1 ms' : `${Math.round(milliseconds)} ms`;
  return (
    <p className={styles.soft} data-computed-by={by}>
      Computed by tf.{by} on {backendWords[backend]} in {time}.{notes?.map((note) => ` ${note}`)}
    </p>
  );
}
