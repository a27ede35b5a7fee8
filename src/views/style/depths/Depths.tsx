import { Layers2, Square } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { type StyleLayerName, styleLayerNames } from '../../../networks/style/styleLayers.ts';
import { useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Select } from '../../../ui/fields/Select.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { Term } from '../../../ui/terms/Term.tsx';
import { whatHappened, whatToDo } from '../../../words/faults.ts';
import { rich, say } from '../../../words/say.ts';
import { costNumber } from '../costNumber.ts';
import { Raster } from '../matrix/Raster.tsx';
import styles from './Depths.module.css';
import { hintOf } from './hint.ts';
import { type Depth, useDepths } from './useDepths.ts';

const layers = styleLayerNames.map((layer) => ({ value: layer, label: layer }));

const places = ['shallow', 'middle', 'deep'] as const;

/** The content layer chosen too shallow, in the middle and too deep (section 9 of the source document), side by side. */
export function Depths({ underway, live }: { underway: boolean; live: boolean }) {
  const isReady = useLikeness(({ style }) => style.content !== null && style.styles.length > 0);
  const [chosen, setChosen] = useState<readonly StyleLayerName[]>(['conv1_1', 'conv3_3', 'conv5_1']);
  const { depths, isBusy, fault, make, stop } = useDepths(underway || live);
  const hint = hintOf({ live, chosen });
  const title = useId();
  return (
    <section className={styles.card} aria-labelledby={title}>
      <div className={styles.head}>
        <div>
          <h2 id={title}>
            {rich('styleStage.depths', {
              term: (words: ReactNode) => <Term of="contentLayer">{words}</Term>,
            })}
          </h2>
          <p className={styles.soft}>{rich('styleStage.depthsFormula', { cost: () => <ContentCost /> })}</p>
        </div>
        {isBusy ? (
          <Button icon={<Square />} onClick={stop}>
            {say('ui.stop')}
          </Button>
        ) : (
          <Button
            icon={<Layers2 />}
            disabled={underway || !isReady || hint !== null}
            onClick={() => make(chosen).catch(toastError)}
          >
            {say(depths.length > 0 ? 'styleStage.depthsAgain' : 'styleStage.depthsMake')}
          </Button>
        )}
      </div>
      {fault && (
        <Notice tone="bad" title={whatHappened(fault)}>
          {whatToDo(fault)}
        </Notice>
      )}
      {hint && <p role="status">{say(hint)}</p>}
      <div className={styles.three}>
        {places.map((which, at) => {
          const layer = chosen[at] as StyleLayerName;
          const depth = depths.find((each) => each.layer === layer);
          return (
            <div key={which} className={styles.place}>
              <Select
                label={say(`styleStage.${which}`)}
                value={layer}
                options={layers}
                onChange={(next) => setChosen(chosen.with(at, next))}
              />
              {depth && <Made depth={depth} isBusy={isBusy} />}
              <p className={styles.soft}>{say(`styleStage.${which}Says`)}</p>
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** As formulas are written in every language. */
const CONTENT = 'content';

const ContentCostName = () => (
  <>
    <var>J</var>
    <sub>{CONTENT}</sub>
  </>
);

const ContentCost = () => (
  <>
    <ContentCostName /> = ½ ‖<var>a</var>
    <sup>[l](C)</sup> − <var>a</var>
    <sup>[l](G)</sup>‖²
  </>
);

function Made({ depth: { layer, picture, first, report }, isBusy }: { depth: Depth; isBusy: boolean }) {
  return (
    <>
      {picture ? (
        <div className={styles.picture}>
          <Raster picture={picture} label={say('styleStage.depthAt', { layer })} />
        </div>
      ) : (
        <p role="status">{say(isBusy ? 'styleStage.depthWaiting' : 'styleStage.depthNotMade')}</p>
      )}
      {report && (
        <dl className={`${styles.numbers} number`}>
          <dt>{say('styleStage.costsStep')}</dt>
          <dd>{say('ui.ofTotal', { done: report.step, total: report.steps })}</dd>
          <dt>J(G)</dt>
          <dd>
            {first && costNumber(first.cost)} → {costNumber(report.cost)}
          </dd>
          <dt>
            <ContentCostName />
          </dt>
          <dd>
            {first && costNumber(first.content)} → {costNumber(report.content)}
          </dd>
        </dl>
      )}
    </>
  );
}
