import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { toastError } from '../../ui/messages/toasts.ts';

/** Keys that go to the next layer and back, and the box's length along the way it scrolls. */
const ways = {
  down: { next: 'ArrowDown', back: 'ArrowUp', offset: 'offsetTop', size: 'offsetHeight' },
  right: { next: 'ArrowRight', back: 'ArrowLeft', offset: 'offsetLeft', size: 'offsetWidth' },
} as const;

/**
 * A box of elements with `data-layer`, one for each layer: the chosen one is brought into view within the box, the page stays where it
 * is, and arrow keys, Home and End choose another and go to it.
 */
export function useLayerChoice(
  box: RefObject<HTMLElement | null>,
  layers: readonly { name: string }[],
  way: keyof typeof ways,
) {
  const chosen = useLikeness((state) => state.inspect.layer);
  const { next, back, offset, size } = ways[way];
  const find = (name: string) =>
    box.current?.querySelector<HTMLElement>(`[data-layer="${CSS.escape(name)}"]`) ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another is chosen; who scrolls the box by hand stays there.
  useEffect(() => {
    const [around, element] = [box.current, find(chosen)];
    if (!around || !element) return;
    const [scroll, view] =
      way === 'down'
        ? (['scrollTop', around.clientHeight] as const)
        : (['scrollLeft', around.clientWidth] as const);
    // The box is what its layers' offsets are told from.
    const from = element[offset];
    if (from < around[scroll]) around[scroll] = from;
    else if (from + element[size] > around[scroll] + view) around[scroll] = from + element[size] - view;
  }, [chosen]);

  const choose = (name: string) => {
    actions().inspect.chooseLayer(name).catch(toastError);
  };
  const move = (event: KeyboardEvent) => {
    const at = layers.findIndex(({ name }) => name === chosen);
    const last = layers.length - 1;
    const steps: Record<string, number> = { [next]: at + 1, [back]: at - 1, Home: 0, End: last };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const layer = layers[Math.min(last, Math.max(0, to))];
    if (!layer || layer.name === chosen) return;
    choose(layer.name);
    find(layer.name)?.focus();
  };
  return { chosen, choose, move };
}
