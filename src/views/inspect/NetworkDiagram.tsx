import { useRef } from 'react';
import { useLikeness } from '../../store/react.ts';
import type { LayerSummary } from '../../visualisation/layerList.ts';
import { say } from '../../words/say.ts';
import { depths, describeLayer } from './describeLayer.ts';
import styles from './Inspect.module.css';
import { useLayerChoice } from './useLayerChoice.ts';

/** Pixels of a box: the tallest, and what keeps the smallest to be seen. */
const [TALLEST, LEAST] = [64, 5];
const WIDEST = 52;

/** The network from the picture to its end, a box a layer: as tall as its maps are high, as wide as it has channels. */
export function NetworkDiagram() {
  const layers = useLikeness((state) => state.inspect.description?.layers);
  return layers ? <Diagram layers={layers} /> : <div className={styles.diagram} aria-hidden />;
}

function Diagram({ layers }: { layers: LayerSummary[] }) {
  const view = useLikeness((state) => state.inspect.view);
  const shown = useLikeness((state) => state.inspect.figure.layers);
  const row = useRef<HTMLDivElement>(null);
  const { chosen, choose, move } = useLayerChoice(row, layers, 'right');
  const size = sizes(layers);
  return (
    <div
      ref={row}
      role="listbox"
      aria-label={say('inspect.diagram')}
      aria-orientation="horizontal"
      className={styles.diagram}
    >
      {layers.map((layer, i) => {
        const place = view === 'figure' ? (shown?.indexOf(layer.name) ?? -1) : -1;
        const depth = depths[place as 0 | 1 | 2];
        const box = { layer: layer.name, shape: layer.shape.join(' × ') };
        return (
          <button
            key={layer.name}
            type="button"
            role="option"
            aria-selected={layer.name === chosen}
            aria-label={
              depth ? say('inspect.layerShown', { line: describeLayer(layer), depth }) : describeLayer(layer)
            }
            title={depth ? say('inspect.boxTitleShown', { ...box, depth }) : say('inspect.boxTitle', box)}
            tabIndex={layer.name === chosen ? 0 : -1}
            data-layer={layer.name}
            data-shown={depth}
            className={styles.step}
            onClick={() => choose(layer.name)}
            onKeyDown={move}
          >
            <span className={styles.slabs}>
              <span className={styles.slab} style={size[i]} />
            </span>
            <span className={styles.stepName}>{layer.name}</span>
          </button>
        );
      })}
    </div>
  );
}

/** Heights go by rows, widths by the root of channels: 512 of them would be too wide beside 3 by their number. */
function sizes(layers: readonly LayerSummary[]): { blockSize: number; inlineSize: number }[] {
  const rowsOf = ({ shape }: LayerSummary) => (shape.length === 3 ? (shape[0] ?? 1) : 1);
  const channelsOf = ({ shape }: LayerSummary) => shape.at(-1) ?? 1;
  const rows = Math.max(...layers.map(rowsOf));
  const channels = Math.max(...layers.map(channelsOf));
  return layers.map((layer) => ({
    blockSize: Math.max(LEAST, (TALLEST * rowsOf(layer)) / rows),
    inlineSize: Math.max(
      LEAST,
      Math.min(WIDEST, 2.4 * Math.sqrt(channels)) * Math.sqrt(channelsOf(layer) / channels),
    ),
  }));
}
