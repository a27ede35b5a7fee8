import { cellColours } from '../board/tint.ts';

/** Shades between no colour and the full one, each way: more cannot be told apart, and few are quick to look up. */
const SHADES = 24;

const styles = new Map<number, string>();

function styleOf(share: number): string {
  const shade = Math.round(Math.max(-1, Math.min(1, share)) * SHADES);
  let style = styles.get(shade);
  if (style === undefined) {
    const { background, color } = cellColours(shade / SHADES);
    style = `background:${background};color:${color}`;
    styles.set(shade, style);
  }
  return style;
}

/** Writes numbers and colours into cells, and touches only those that change: a drag writes hundreds of them a frame. */
export class CellWriter {
  readonly #cells: { element: HTMLElement; text: Text; written: string; style: string; padded: boolean }[];

  constructor(elements: readonly HTMLElement[]) {
    this.#cells = elements.map((element) => {
      const text = document.createTextNode('');
      element.replaceChildren(text);
      return { element, text, written: '', style: '', padded: false };
    });
  }

  /** @param share how strong the colour is, from -1 to 1 */
  put(index: number, text: string, share: number, padded = false): void {
    const cell = this.#cells[index];
    if (!cell) return;
    if (cell.written !== text) {
      cell.written = text;
      cell.text.data = text;
    }
    const style = styleOf(share);
    if (cell.style !== style) {
      cell.style = style;
      cell.element.style.cssText = style;
    }
    if (cell.padded !== padded) {
      cell.padded = padded;
      cell.element.dataset.padded = padded ? 'yes' : 'no';
    }
  }
}
