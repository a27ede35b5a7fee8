import type { ReactNode } from 'react';
import { actions, useLikeness } from '../../../store/react.ts';
import { Segments } from '../../../ui/fields/controls.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { Term } from '../../../ui/terms/Term.tsx';
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
            <Part>
              <var>J</var>(G) =
            </Part>{' '}
            <Part>
              α <var>J</var>
              <sub>content</sub>(C, G)
            </Part>{' '}
            <Part>
              + β <var>J</var>
              <sub>style</sub>(S, G)
            </Part>
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
        <dt>
          <Term of="contentCost">Content</Term>, at {contentLayer}
        </dt>
        <dd>
          <p>
            <Part>
              <var>J</var>
              <sub>content</sub> =
            </Part>{' '}
            <Part>
              ½ ‖<var>a</var>
              <sup>[l](C)</sup> − <var>a</var>
              <sup>[l](G)</sup>‖²
            </Part>
          </p>
        </dd>
        <dt>
          <Term of="gram">Style matrix</Term>: which channels are large together
        </dt>
        <dd>
          <p>
            <Part>
              <var>G</var>
              <sub>kk′</sub>
              <sup>[l]</sup> =
            </Part>{' '}
            <Part>
              Σ<sub>i</sub> Σ<sub>j</sub> <var>a</var>
              <sub>ijk</sub> <var>a</var>
              <sub>ijk′</sub>
            </Part>
          </p>
        </dd>
        <dt>
          <Term of="styleCost">Style</Term>, at one layer
        </dt>
        <dd>
          <p>
            <Part>
              <var>J</var>
              <sub>style</sub>
              <sup>[l]</sup> =
            </Part>{' '}
            <Part>
              1 / {formulas === 'paper' ? '(' : ''}2 <var>n</var>
              <sub>H</sub> <var>n</var>
              <sub>W</sub> <var>n</var>
              <sub>C</sub>
              {formulas === 'paper' ? ')²' : ''}
            </Part>{' '}
            <Part>
              · Σ<sub>k</sub> Σ<sub>k′</sub> (<var>G</var>
              <sub>kk′</sub>
              <sup>(S)</sup> − <var>G</var>
              <sub>kk′</sub>
              <sup>(G)</sup>)²
            </Part>
          </p>
        </dd>
        <dt>Style, over all layers</dt>
        <dd>
          <p>
            <Part>
              <var>J</var>
              <sub>style</sub> =
            </Part>{' '}
            <Part>
              Σ<sub>l</sub> λ<sup>[l]</sup> <var>J</var>
              <sub>style</sub>
              <sup>[l]</sup>
            </Part>
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
function Part({ children }: { children: ReactNode }) {
  return <span className={styles.term}>{children}</span>;
}
