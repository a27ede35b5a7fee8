import { ChevronLeft, ChevronRight } from 'lucide-react';
import { actions, useLikeness } from '../../store/react.ts';
import { IconButton } from '../../ui/buttons/Button.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { many } from '../../ui/numbers.ts';
import styles from './Inspect.module.css';
import { UnitTile } from './UnitTile.tsx';

const depths = ['Shallow', 'Middle', 'Deep'] as const;

interface FigurePanelProps {
  place: 0 | 1 | 2;
  chosen: number | null;
  onUnit: (channel: number) => void;
}

/** Nine units of one layer by nine patches. */
export function FigurePanel({ place, chosen, onUnit }: FigurePanelProps) {
  const view = useLikeness((state) => state.inspect.figure.views[place]);
  const layer = useLikeness((state) => state.inspect.figure.layers?.[place]);
  const layers = useLikeness((state) => state.inspect.description?.layers);
  const from = useLikeness((state) => state.inspect.figure.from[place] ?? 0);
  const building = useLikeness((state) => state.inspect.figure.status === 'running');
  if (!layer || !layers) return <EmptyPanel place={place} />;
  const placed = layers.filter(({ field }) => field !== null);
  const options = (placed.length > 0 ? placed : layers).map(({ name }) => ({ value: name, label: name }));
  const known = layers.find(({ name }) => name === layer)?.known ?? true;
  const sees = known
    ? `Each unit sees ${view?.field.width} × ${view?.field.height} pixels.`
    : 'What a unit sees is not known: whole pictures are shown.';
  const empty = Math.max(0, 9 - (view?.units.length ?? 0));
  return (
    <section className={styles.panel} aria-label={`${depths[place]} layer, ${layer}`}>
      <div className={styles.panelHead}>
        <h2>{depths[place]}</h2>
        <Select
          label={`${depths[place]} layer`}
          hideLabel
          value={layer}
          options={options}
          onChange={(next) => actions().inspect.chooseFigureLayer(place, next).catch(toastError)}
        />
      </div>
      <div className={styles.units}>
        {view?.units.map((unit) => (
          <UnitTile
            key={unit.channel}
            unit={unit}
            side={view.side}
            layer={layer}
            pressed={chosen === unit.channel}
            onPress={() => onUnit(unit.channel)}
          />
        ))}
        <Places count={empty} />
      </div>
      <div className={styles.panelFoot}>
        <p className="number">
          {view
            ? `${sees} ${view.live} of ${many(view.channels, 'channel answers', 'channels answer')}.`
            : 'No picture has gone through yet.'}
        </p>
        {view && view.live > 9 && (
          <div className={styles.turn}>
            <IconButton
              size="small"
              label={`${depths[place]} layer: the nine units before`}
              icon={<ChevronLeft />}
              disabled={building || from === 0}
              onClick={() => actions().inspect.turnFigure(place, Math.max(0, from - 9))}
            />
            <IconButton
              size="small"
              label={`${depths[place]} layer: the next nine units`}
              icon={<ChevronRight />}
              disabled={building || from + 9 >= view.live}
              onClick={() => actions().inspect.turnFigure(place, from + 9)}
            />
          </div>
        )}
      </div>
      {view && view.silent.length > 0 && !building && <Silent channels={view.silent} />}
    </section>
  );
}

/** Channels that gave nothing to any picture: they have no patches, so what is left of them is their numbers. */
function Silent({ channels }: { channels: number[] }) {
  return (
    <details className={styles.silent}>
      <summary>
        {channels.length === 1 ? 'One channel stays silent' : `${channels.length} channels stay silent`}
      </summary>
      <p className="number">
        Nothing in this set makes them answer: {channels.join(', ')}. Training may have left them dead, or
        what they look for is in none of these pictures.
      </p>
    </details>
  );
}

/** While the network is still coming. */
function EmptyPanel({ place }: { place: 0 | 1 | 2 }) {
  return (
    <section className={styles.panel} aria-label={depths[place]}>
      <div className={styles.panelHead}>
        <h2>{depths[place]}</h2>
      </div>
      <div className={styles.units}>
        <Places count={9} />
      </div>
      <div className={styles.panelFoot} />
    </section>
  );
}

function Places({ count }: { count: number }) {
  return Array.from({ length: count }, (_, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: empty places have no identity.
    <div key={i} className={styles.place} />
  ));
}
