import { useEffect, useRef } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { Section } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { Term } from '../../ui/terms/Term.tsx';
import { fixed } from '../../words/numbers.ts';
import { rich, say, worded } from '../../words/say.ts';
import type { ChosenPatches } from './FigureView.tsx';
import styles from './Inspect.module.css';

/** The nine patches of a chosen unit with their numbers; each leads to its whole picture. */
export function PatchList({ chosen }: { chosen: ChosenPatches }) {
  const view = useLikeness((state) => state.inspect.figure.views[chosen.place]);
  const names = useLikeness((state) => state.inspect.figure.names);
  const unit = view?.units.find(({ channel }) => channel === chosen.channel);
  if (!view || !unit) return null;
  const bytes = view.side * view.side * 4;
  return (
    <Section title={say('inspect.channelOf', { channel: unit.channel, layer: view.layer })}>
      <p className={styles.soft}>
        {rich('inspect.patchesLead', {
          patches: (words) => <Term of="patches">{words}</Term>,
          activation: (words) => <Term of="activation">{words}</Term>,
        })}
      </p>
      <ol className={styles.patches}>
        {[...unit.values].map((value, rank) => {
          const number = unit.places[3 * rank] ?? -1;
          if (number < 0) return null;
          const name = worded(names[number] ?? '');
          const said = { rank: rank + 1, value: fixed(value, 2) };
          return (
            <li key={`${number} ${unit.places[3 * rank + 1]} ${unit.places[3 * rank + 2]}`}>
              <button
                type="button"
                className={styles.patch}
                aria-label={name ? say('inspect.patchFrom', { ...said, name }) : say('inspect.patch', said)}
                onClick={() =>
                  actions().inspect.openPatch(chosen.place, unit.channel, rank).catch(toastError)
                }
              >
                <Patch pixels={unit.pixels.slice(rank * bytes, (rank + 1) * bytes)} side={view.side} />
                <span className="number" aria-hidden>
                  {fixed(value, 2)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function Patch({ pixels, side }: { pixels: Uint8ClampedArray<ArrayBuffer>; side: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, side, side), 0, 0);
  }, [pixels, side]);
  return (
    <canvas
      ref={canvas}
      width={side}
      height={side}
      aria-hidden
      className={side < 24 ? styles.crisp : undefined}
    />
  );
}
