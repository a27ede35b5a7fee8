import { useRef } from 'react';
import { useLikeness } from '../../store/react.ts';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Term } from '../../ui/terms/Term.tsx';
import type { LayerSummary } from '../../visualisation/layerList.ts';
import { counted, describeLayer, percent } from './describeLayer.ts';
import styles from './Inspect.module.css';
import { useLayerChoice } from './useLayerChoice.ts';

/** Every layer: shape, parameters, receptive field, share of the arithmetic. Arrow keys move through it. */
export function LayerList() {
  const description = useLikeness((state) => state.inspect.description);
  return description && <Layers {...description} />;
}

interface LayersProps {
  layers: LayerSummary[];
  side: [number, number];
  notes: string[];
}

function Layers({ layers, side, notes }: LayersProps) {
  const list = useRef<HTMLDivElement>(null);
  const { chosen, choose, move } = useLayerChoice(list, layers, 'down');
  const parameters = layers.reduce((sum, layer) => sum + layer.parameters, 0);
  const operations = layers.reduce((sum, layer) => sum + layer.multiplyAdds, 0);
  const current = layers.find(({ name }) => name === chosen);

  return (
    <Section title="Layers">
      <p className={`${styles.soft} number`}>
        {counted(parameters, 'parameter')}; {counted(operations, 'multiplication')} for {side[1]} × {side[0]}{' '}
        pixels. In the diagram a box is as tall as a layer’s maps are high, and the wider the more channels it
        has; filled are those of the figure.
      </p>
      <p className={styles.soft}>
        Sees: the <Term of="receptiveField">receptive field</Term> of a <Term of="unit">unit</Term> of any of
        its <Term of="channel">channels</Term>. Work: its share of the{' '}
        <Term of="multiplyAdd">multiplications</Term>.
      </p>
      <div className={styles.layerHead} aria-hidden>
        <span>Layer</span>
        <span>Sees</span>
        <span>Work</span>
      </div>
      <div ref={list} role="listbox" aria-label="Layers" className={styles.layers}>
        {layers.map((layer) => (
          <button
            key={layer.name}
            type="button"
            role="option"
            aria-selected={layer.name === chosen}
            aria-label={describeLayer(layer)}
            tabIndex={layer.name === chosen ? 0 : -1}
            data-layer={layer.name}
            className={styles.layer}
            onClick={() => choose(layer.name)}
            onKeyDown={move}
          >
            <span className={styles.layerName}>
              {layer.name}
              <small>{layer.shape.join(' × ')}</small>
            </span>
            <span className="number">{seesWords(layer)}</span>
            <span className={styles.work} title={`${percent(layer.share)} of the multiplications`}>
              <span style={{ inlineSize: `${100 * layer.share}%` }} />
            </span>
          </button>
        ))}
      </div>
      {current && <p className={styles.soft}>{describeLayer(current)}.</p>}
      {notes.map((note) => (
        <p key={note} className={styles.soft}>
          {note}
        </p>
      ))}
    </Section>
  );
}

function seesWords({ field, known }: LayerSummary): string {
  if (field) return field[0] === field[1] ? `${field[0]} px` : `${field[1]} × ${field[0]}`;
  return known ? 'all' : '?';
}
