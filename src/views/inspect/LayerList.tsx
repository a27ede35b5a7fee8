import { useRef } from 'react';
import { useLikeness } from '../../store/react.ts';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Term } from '../../ui/terms/Term.tsx';
import type { LayerSummary } from '../../visualisation/layerList.ts';
import type { Message } from '../../words/keys.ts';
import { roundly } from '../../words/numbers.ts';
import { gap, rich, say, tell } from '../../words/say.ts';
import { describeLayer, shareWords } from './describeLayer.ts';
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
  notes: Message[];
}

function Layers({ layers, side, notes }: LayersProps) {
  const list = useRef<HTMLDivElement>(null);
  const { chosen, choose, move } = useLayerChoice(list, layers, 'down');
  const parameters = layers.reduce((sum, layer) => sum + layer.parameters, 0);
  const operations = layers.reduce((sum, layer) => sum + layer.multiplyAdds, 0);
  const current = layers.find(({ name }) => name === chosen);

  return (
    <Section title={say('inspect.layers')}>
      <p className={`${styles.soft} number`}>
        {rich('inspect.networkSize', {
          parameters: say('inspect.parameters', { count: parameters, written: roundly(parameters) }),
          multiplications: say('inspect.multiplications', {
            count: operations,
            written: roundly(operations),
          }),
          width: side[1],
          height: side[0],
          term: (words) => <Term of="parameters">{words}</Term>,
        })}
        {gap()}
        {say('inspect.diagramHelp')}
      </p>
      <p className={styles.soft}>
        {rich('inspect.columnsHelp', {
          field: (words) => <Term of="receptiveField">{words}</Term>,
          unit: (words) => <Term of="unit">{words}</Term>,
          channel: (words) => <Term of="channel">{words}</Term>,
          work: (words) => <Term of="multiplyAdd">{words}</Term>,
        })}
      </p>
      <div className={styles.layerHead} aria-hidden>
        <span>{say('inspect.layer')}</span>
        <span>{say('inspect.sees')}</span>
        <span>{say('inspect.work')}</span>
      </div>
      <div ref={list} role="listbox" aria-label={say('inspect.layers')} className={styles.layers}>
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
            <span
              className={styles.work}
              title={say('inspect.workShare', { share: shareWords(layer.share) })}
            >
              <span style={{ inlineSize: `${100 * layer.share}%` }} />
            </span>
          </button>
        ))}
      </div>
      {current && <p className={styles.soft}>{describeLayer(current)}</p>}
      {notes.map((note) => (
        <p key={note.key} className={styles.soft}>
          {tell(note)}
        </p>
      ))}
    </Section>
  );
}

function seesWords({ field, known }: LayerSummary): string {
  if (field)
    return field[0] === field[1]
      ? say('ui.pixels', { n: field[0] })
      : say('ui.size', { width: field[1], height: field[0] });
  return known ? say('inspect.seesAll') : '?';
}
