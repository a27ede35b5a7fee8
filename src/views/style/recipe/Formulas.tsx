import type { ReactNode } from 'react';
import { actions, useLikeness } from '../../../store/react.ts';
import { Segments } from '../../../ui/fields/controls.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { Term } from '../../../ui/terms/Term.tsx';
import { rich, say } from '../../../words/say.ts';
import { costNumber } from '../costNumber.ts';
import styles from '../Style.module.css';

// words: the same in every language
const [CONTENT, STYLE, IJK, IJK2] = ['content', 'style', 'ijk', 'ijk′'];

/** The lecture's formulas with the numbers of the last step in them. */
export function Formulas() {
  const recipe = useLikeness((state) => state.style.recipe);
  const report = useLikeness((state) => state.style.run.report);
  const { contentLayer, formulas } = recipe;
  // Numbers stand under formulas that the run was made with, weighed as it was.
  const own = report?.weighed?.formulas === formulas ? report.weighed : null;
  const { contentWeight: alpha, styleWeight: beta, totalVariation: gamma, styleLayers } = own ?? recipe;
  const said = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? '–' : costNumber(value);
  const style = report?.layers.reduce(
    (sum, { layer, cost }) => sum + cost * (styleLayers.find((each) => each.layer === layer)?.weight ?? 0),
    0,
  );
  return (
    <Section title={say('style.formulas')}>
      <Segments
        label={say('style.denominator')}
        value={formulas === 'paper' ? 'paper' : 'document'}
        options={[
          { value: 'document', label: say('style.asNotes') },
          { value: 'paper', label: say('style.asPaper') },
        ]}
        onChange={(next) => actions().style.changeRecipe({ formulas: next })}
      />
      <dl className={styles.formulas}>
        <dt>{say('style.wholeCost')}</dt>
        <dd>
          <p>
            <Part>
              <var>J</var>(G) =
            </Part>{' '}
            <Part>
              α <var>J</var>
              <sub>{CONTENT}</sub>(C, G)
            </Part>{' '}
            <Part>
              + β <var>J</var>
              <sub>{STYLE}</sub>(S, G)
            </Part>
          </p>
          {own && (
            <p className="number">
              {said(report?.cost)} = {alpha} × {said(report?.content)} + {beta} × {said(style)}
              {gamma > 0 &&
                ` + ${say('style.smoothnessTerm', { term: `${gamma} × ${said(report?.totalVariation)}` })}`}
            </p>
          )}
          {report && !own && <p className={styles.soft}>{say('style.otherFormulas')}</p>}
        </dd>
        <dt>
          {rich('style.contentAt', {
            layer: contentLayer,
            term: (words) => <Term of="contentCost">{words}</Term>,
          })}
        </dt>
        <dd>
          <p>
            <Part>
              <var>J</var>
              <sub>{CONTENT}</sub> =
            </Part>{' '}
            <Part>
              ½ ‖<var>a</var>
              <sup>[l](C)</sup> − <var>a</var>
              <sup>[l](G)</sup>‖²
            </Part>
          </p>
        </dd>
        <dt>{rich('style.styleMatrix', { term: (words) => <Term of="gram">{words}</Term> })}</dt>
        <dd>
          <p>
            <Part>
              <var>G</var>
              <sub>kk′</sub>
              <sup>[l]</sup> =
            </Part>{' '}
            <Part>
              Σ<sub>i</sub> Σ<sub>j</sub> <var>a</var>
              <sub>{IJK}</sub> <var>a</var>
              <sub>{IJK2}</sub>
            </Part>
          </p>
        </dd>
        <dt>{rich('style.styleAt', { term: (words) => <Term of="styleCost">{words}</Term> })}</dt>
        <dd>
          <p>
            <Part>
              <var>J</var>
              <sub>{STYLE}</sub>
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
        <dt>{say('style.styleOverAll')}</dt>
        <dd>
          <p>
            <Part>
              <var>J</var>
              <sub>{STYLE}</sub> =
            </Part>{' '}
            <Part>
              Σ<sub>l</sub> λ<sup>[l]</sup> <var>J</var>
              <sub>{STYLE}</sub>
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
      <p className={styles.soft}>{say('style.sumsGrow')}</p>
    </Section>
  );
}

/** A part of a formula that no line breaks. */
function Part({ children }: { children: ReactNode }) {
  return <span className={styles.term}>{children}</span>;
}
