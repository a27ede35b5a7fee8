import { type RefObject, useEffect, useRef } from 'react';
import type { ConvolutionState } from '../../../store/convolve/convolutionState.ts';
import { observe, stateNow } from '../../../store/react.ts';

/** Colours of the present theme, as a canvas takes them. */
export interface Colours {
  ink: string;
  soft: string;
  accent: string;
  line: string;
  ground: string;
  dark: boolean;
}

export interface Surface {
  context: CanvasRenderingContext2D;
  width: number;
  height: number;
  colours: Colours;
}

export type Paint = (surface: Surface, state: ConvolutionState) => void;

/** What a painting depends on; by default on the whole convolution. */
export type Watch = (state: ConvolutionState) => readonly unknown[];

const whole: Watch = (state) => [state];

/**
 * Paints a canvas once now and once a frame after the convolution, the size or the theme changed, outside React.
 *
 * @param watch a new painting is made only when one of these changed: a drag moves the window sixty times a second
 */
export function usePainter(
  canvas: RefObject<HTMLCanvasElement | null>,
  paint: Paint,
  watch: Watch = whole,
): void {
  const latest = useRef({ paint, watch });
  latest.current = { paint, watch };
  const ask = useRef<() => void>(() => undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new painter paints at once.
  useEffect(() => ask.current(), [paint]);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    let frame = 0;
    let colours: Colours | null = null;
    const run = () => {
      frame = 0;
      const density = window.devicePixelRatio || 1;
      const [width, height] = [element.clientWidth, element.clientHeight];
      if (width === 0 || height === 0) return;
      const [w, h] = [Math.round(width * density), Math.round(height * density)];
      if (element.width !== w || element.height !== h) {
        element.width = w;
        element.height = h;
      }
      context.setTransform(density, 0, 0, density, 0, 0);
      context.clearRect(0, 0, width, height);
      colours ??= readColours(element);
      latest.current.paint({ context, width, height, colours }, stateNow().convolution);
    };
    const request = () => {
      frame ||= requestAnimationFrame(run);
    };
    const retint = () => {
      colours = null;
      request();
    };
    ask.current = request;
    request();
    const unobserve = observe((state, before) => {
      if (state.convolution === before.convolution) return;
      const old = latest.current.watch(before.convolution);
      if (latest.current.watch(state.convolution).some((each, i) => each !== old[i])) request();
    });
    const resized = new ResizeObserver(request);
    resized.observe(element);
    const themed = new MutationObserver(retint);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', retint);
    return () => {
      cancelAnimationFrame(frame);
      unobserve();
      resized.disconnect();
      themed.disconnect();
      dark.removeEventListener('change', retint);
    };
  }, [canvas]);
}

/** The class `paint` gives a canvas the tokens as properties, whose computed values are plain colours. */
function readColours(canvas: HTMLCanvasElement): Colours {
  const style = getComputedStyle(canvas);
  const { theme } = document.documentElement.dataset;
  const system = window.matchMedia('(prefers-color-scheme: dark)').matches;
  return {
    ink: style.color,
    soft: style.textDecorationColor,
    accent: style.caretColor,
    line: style.columnRuleColor,
    ground: style.backgroundColor,
    dark: theme ? theme === 'dark' : system,
  };
}
