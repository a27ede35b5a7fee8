import { ChevronLeft, ChevronRight } from 'lucide-react';
import { actions, useLikeness } from '../../store/react.ts';
import { IconButton } from '../../ui/buttons/Button.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { Term } from '../../ui/terms/Term.tsx';
import { list } from '../../words/numbers.ts';
import { gap, rich, say } from '../../words/say.ts';
import { depths } from './describeLayer.ts';
import styles from './Inspect.module.css';
import { UnitTile } from './UnitTile.tsx';

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
  const depth = depths[place];
  const empty = Math.max(0, 9 - (view?.units.length ?? 0));
  return (
    <section className={styles.panel} aria-label={say('inspect.panel', { depth, layer })}>
      <div className={styles.panelHead}>
        <h2>{say(`inspect.${depth}`)}</h2>
        <Select
          label={say('inspect.panelLayer', { depth })}
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
          {view ? (
            <>
              {known
                ? rich('inspect.eachUnitSees', {
                    ...view.field,
                    unit: (words) => <Term of="unit">{words}</Term>,
                  })
                : say('inspect.unknownField')}
              {gap()}
              {rich('inspect.channelsAnswer', {
                live: view.live,
                channels: view.channels,
                channel: (words) => <Term of="channel">{words}</Term>,
              })}
            </>
          ) : (
            say('inspect.noPictureYet')
          )}
        </p>
        {view && view.live > 9 && (
          <div className={styles.turn}>
            <IconButton
              size="small"
              label={say('inspect.unitsBefore', { depth })}
              icon={<ChevronLeft />}
              disabled={building || from === 0}
              onClick={() => actions().inspect.turnFigure(place, Math.max(0, from - 9))}
            />
            <IconButton
              size="small"
              label={say('inspect.unitsAfter', { depth })}
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
      <summary>{say('inspect.silentChannels', { count: channels.length })}</summary>
      <p className="number">{say('inspect.silentMore', { channels: list(channels.map(String)) })}</p>
    </details>
  );
}

/** While the network is still coming. */
function EmptyPanel({ place }: { place: 0 | 1 | 2 }) {
  return (
    <section className={styles.panel} aria-label={say(`inspect.${depths[place]}`)}>
      <div className={styles.panelHead}>
        <h2>{say(`inspect.${depths[place]}`)}</h2>
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
