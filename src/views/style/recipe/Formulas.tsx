import type { ReactNode } from 'react';
import { actions, useLikeness } from '../../../store/react.ts';
import { Segments } from '../../../ui/fields/controls.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import styles from '../Style.module.css';

/** The lecture's formulas with the numbers of the last step in them. */
export function Formulas() {
  const recipe = useLikeness((state) => state.style.recipe);
  const report = useLikeness((state) => state.style.run.report);
  const { contentLayer, formulas } = recipe;
  // Numbers stand under formulas that the run was made with, weighed as it was.
  const own = report?.weighed?.formulas === formulas ? report.weighed : null;
  const { contentWeight: alpha, styleWeight: beta, totalVariation: gamma, styleLayers } = own ?? recipe;
  const said = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? '–' : value.toPrecision(3);
  const style = report?.layers.reduce(
    (sum, { layer, cost }) => sum + cost * (styleLayers.find((each) => each.layer === layer)?.weight ?? 0),
    0,
  );
  return (
    <Section title="Formulas">
      <Segments
        label="Denominator of the style cost"
        value={formulas === 'paper' ? 'paper' : 'document'}
        options={[
          { value: 'document', label: 'As the notes print it' },
          { value: 'paper', label: 'Gatys et al.' },
        ]}
        onChange={(next) => actions().style.changeRecipe({ formulas: next })}
      />
      <dl className={styles.formulas}>
        <dt>The whole cost</dt>
        <dd>
          <p>
            <Term>
              <var>J</var>(G) =
            </Term>{' '}
            <Term>
              α <var>J</var>
              <sub>content</sub>(C, G)
            </Term>{' '}
            <Term>
              + β <var>J</var>
              <sub>style</sub>(S, G)
            </Term>
          </p>
          {own && (
            <p className="number">
              {said(report?.cost)} = {alpha} × {said(report?.content)} + {beta} × {said(style)}
              {gamma > 0 && ` + ${gamma} × ${said(report?.totalVariation)} (smoothness)`}
            </p>
          )}
          {report && !own && (
            <p className={styles.soft}>
              The picture shown was made by other formulas: make one by these to see its numbers here.
            </p>
          )}
        </dd>
        <dt>Content, at {contentLayer}</dt>
        <dd>
          <p>
            <Term>
              <var>J</var>
              <sub>content</sub> =
            </Term>{' '}
            <Term>
              ½ ‖<var>a</var>
              <sup>[l](C)</sup> − <var>a</var>
              <sup>[l](G)</sup>‖²
            </Term>
          </p>
        </dd>
        <dt>Style matrix: which channels are large together</dt>
        <dd>
          <p>
            <Term>
              <var>G</var>
              <sub>kk′</sub>
              <sup>[l]</sup> =
            </Term>{' '}
            <Term>
              Σ<sub>i</sub> Σ<sub>j</sub> <var>a</var>
              <sub>ijk</sub> <var>a</var>
              <sub>ijk′</sub>
            </Term>
          </p>
        </dd>
        <dt>Style, at one layer</dt>
        <dd>
          <p>
            <Term>
              <var>J</var>
              <sub>style</sub>
              <sup>[l]</sup> =
            </Term>{' '}
            <Term>
              1 / {formulas === 'paper' ? '(' : ''}2 <var>n</var>
              <sub>H</sub> <var>n</var>
              <sub>W</sub> <var>n</var>
              <sub>C</sub>
              {formulas === 'paper' ? ')²' : ''}
            </Term>{' '}
            <Term>
              · Σ<sub>k</sub> Σ<sub>k′</sub> (<var>G</var>
              <sub>kk′</sub>
              <sup>(S)</sup> − <var>G</var>
              <sub>kk′</sub>
              <sup>(G)</sup>)²
            </Term>
          </p>
        </dd>
        <dt>Style, over all layers</dt>
        <dd>
          <p>
            <Term>
              <var>J</var>
              <sub>style</sub> =
            </Term>{' '}
            <Term>
              Σ<sub>l</sub> λ<sup>[l]</sup> <var>J</var>
              <sub>style</sub>
              <sup>[l]</sup>
            </Term>
          </p>
          {own && report && report.layers.length > 0 && (
            <p className="number">
              {said(style)} ={' '}
              {report.layers
                .map(
                  ({ layer, cost }) =>
                    `${styleLayers.find((each) => each.layer === layer)?.weight ?? 0} × ${said(cost)}`,
                )
                .join(' + ')}
            </p>
          )}
        </dd>
      </dl>
      <p className={styles.soft}>
        These sums grow with the picture and the layer, so α, β and λ mean something else at each size. Studio
        mode divides every cost by the size of what it is compared with, and a weight means the same
        everywhere.
      </p>
    </Section>
  );
}

/** A part of a formula that no line breaks. */
function Term({ children }: { children: ReactNode }) {
  return <span className={styles.term}>{children}</span>;
}
