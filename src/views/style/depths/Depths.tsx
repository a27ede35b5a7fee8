import { Layers2, Square } from 'lucide-react';
import { useState } from 'react';
import { type StyleLayerName, styleLayerNames } from '../../../networks/style/styleLayers.ts';
import { useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Select } from '../../../ui/fields/Select.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { Term } from '../../../ui/terms/Term.tsx';
import { Raster } from '../matrix/Raster.tsx';
import styles from './Depths.module.css';
import { type Depth, useDepths } from './useDepths.ts';

const layers = styleLayerNames.map((layer) => ({ value: layer, label: layer }));

const places = [
  { which: 'Shallow', says: 'too shallow: the pixels of C come back, and the style hardly gets in' },
  { which: 'Middle', says: 'in the middle: the things of C in the strokes of S' },
  { which: 'Deep', says: 'too deep: only rough things of C are asked for, anywhere near their place' },
] as const;

/** The content layer chosen too shallow, in the middle and too deep (section 9 of the source document), side by side. */
export function Depths({ underway }: { underway: boolean }) {
  const isReady = useLikeness(({ style }) => style.content !== null && style.styles.length > 0);
  const [chosen, setChosen] = useState<readonly StyleLayerName[]>(['conv1_1', 'conv3_3', 'conv5_1']);
  const { depths, isBusy, fault, make, stop } = useDepths(underway);
  const alike = new Set(chosen).size < chosen.length;
  return (
    <section className={styles.card} aria-label="How deep the content layer is">
      <div className={styles.head}>
        <div>
          <h2>
            How deep the <Term of="contentLayer">content layer</Term> is
          </h2>
          <p className={styles.soft}>
            J<sub>content</sub> = ½ ‖a<sup>[l](C)</sup> − a<sup>[l](G)</sup>‖²: the same pair, three layers l.
          </p>
        </div>
        {isBusy ? (
          <Button icon={<Square />} onClick={stop}>
            Stop
          </Button>
        ) : (
          <Button
            icon={<Layers2 />}
            disabled={underway || !isReady || alike}
            onClick={() => make(chosen).catch(toastError)}
          >
            {depths.length > 0 ? 'Make them again' : 'Make all three'}
          </Button>
        )}
      </div>
      {fault && (
        <Notice tone="bad" title={fault.message}>
          {fault.advice}
        </Notice>
      )}
      {alike && <p role="status">Choose three different layers.</p>}
      <div className={styles.three}>
        {places.map(({ which, says }, at) => {
          const layer = chosen[at] as StyleLayerName;
          const depth = depths.find((each) => each.layer === layer);
          return (
            <div key={which} className={styles.place}>
              <Select
                label={`${which} layer`}
                value={layer}
                options={layers}
                onChange={(next) => setChosen(chosen.with(at, next))}
              />
              {depth && <Made depth={depth} isBusy={isBusy} />}
              <p className={styles.soft}>{says}</p>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function Made({ depth: { layer, picture, first, report }, isBusy }: { depth: Depth; isBusy: boolean }) {
  return (
    <>
      {picture ? (
        <div className={styles.picture}>
          <Raster picture={picture} label={`G with its content at ${layer}`} />
        </div>
      ) : (
        <p role="status">{isBusy ? 'Waiting for its turn…' : 'Not made.'}</p>
      )}
      {report && (
        <dl className={`${styles.numbers} number`}>
          <dt>Step</dt>
          <dd>
            {report.step} of {report.steps}
          </dd>
          <dt>J(G)</dt>
          <dd>
            {first?.cost.toPrecision(3)} → {report.cost.toPrecision(3)}
          </dd>
          <dt>
            J<sub>content</sub>
          </dt>
          <dd>
            {first?.content.toPrecision(3)} → {report.content.toPrecision(3)}
          </dd>
        </dl>
      )}
    </>
  );
}
