import { useCallback, useEffect, useRef, useState } from 'react';
import type { LikenessError } from '../../../errors.ts';
import { asLikenessError, isAbort } from '../../../failures.ts';
import type { StyleLayerName } from '../../../networks/style/styleLayers.ts';
import type { Pixels } from '../../../picture/pixels.ts';
import { actions, useLikeness } from '../../../store/react.ts';
import type { Recipe } from '../../../style/recipe/recipe.ts';
import type { StepReport } from '../../../style/run/report.ts';

/** One of the pictures compared: made with its content cost at this layer. */
export interface Depth {
  layer: StyleLayerName;
  picture: Pixels | null;
  first: StepReport | null;
  report: StepReport | null;
}

/** Small and short, as there are several of them and the difference shows early: as the present recipe is but for these. */
const SMALL = {
  size: 96,
  firstSize: 96,
  stepsPerScale: 60,
  firstScaleFactor: 1,
  finishSide: 0,
  keepFaces: false,
  start: 'blend',
  averaging: 0,
} as const satisfies Partial<Recipe>;

/**
 * Makes the same picture with the content cost at one layer after the other. Leaving ends it.
 *
 * @param elsewhere the engine is wanted for another picture or for live video, which ends it too
 */
export function useDepths(elsewhere: boolean) {
  const [depths, setDepths] = useState<readonly Depth[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<LikenessError | null>(null);
  const control = useRef<AbortController | null>(null);
  const pair = useLikeness(({ style: { content, styles } }) =>
    [content, ...styles].map((of) => of?.id).join(),
  );
  const stop = useCallback(() => control.current?.abort(), []);
  useEffect(() => stop, [stop]);
  useEffect(() => {
    if (elsewhere) stop();
  }, [elsewhere, stop]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was made of another pair is not theirs.
  useEffect(() => {
    stop();
    setDepths([]);
  }, [pair]);

  const make = async (layers: readonly StyleLayerName[]) => {
    stop();
    const mine = new AbortController();
    control.current = mine;
    setFault(null);
    setIsBusy(true);
    setDepths(layers.map((layer) => ({ layer, picture: null, first: null, report: null })));
    const change = (layer: StyleLayerName, part: (before: Depth) => Partial<Depth>) => {
      if (mine.signal.aborted) return;
      setDepths((all) => all.map((each) => (each.layer === layer ? { ...each, ...part(each) } : each)));
    };
    try {
      for (const layer of layers) {
        await actions().style.sketch(
          { ...SMALL, contentLayer: layer },
          {
            signal: mine.signal,
            onReport: (report) => change(layer, ({ first }) => ({ first: first ?? report, report })),
            onPicture: (picture) => change(layer, () => ({ picture })),
          },
        );
      }
    } catch (error) {
      if (!isAbort(error)) setFault(asLikenessError(error));
    } finally {
      if (control.current === mine) setIsBusy(false);
    }
  };
  return { depths, isBusy, fault, make, stop };
}
