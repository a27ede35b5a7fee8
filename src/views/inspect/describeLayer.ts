import type { LayerSummary } from '../../visualisation/layerList.ts';

/** All there is to say of a layer, in one line. */
export function describeLayer({ name, kind, shape, parameters, field, known, share }: LayerSummary): string {
  const whole = known ? 'each unit sees the whole picture' : 'what a unit sees is not known';
  const sees = field ? `each unit sees ${field[1]} × ${field[0]} pixels` : whole;
  return `${name}, ${kind}: ${shape.join(' × ')} numbers, ${counted(parameters, 'parameter')}, ${sees}, ${percent(share)} of the arithmetic`;
}

export function percent(share: number): string {
  return share > 0 && share < 0.01 ? 'under 1 %' : `${Math.round(100 * share)} %`;
}

/** "1 parameter", "1.6 million parameters". */
export const counted = (count: number, word: string) => `${short(count)} ${word}${count === 1 ? '' : 's'}`;

function short(count: number): string {
  if (count >= 1e9) return `${(count / 1e9).toFixed(2)} billion`;
  if (count >= 1e6) return `${(count / 1e6).toFixed(1)} million`;
  return count.toLocaleString('en');
}
