import type { LayerSummary } from '../../visualisation/layerList.ts';
import { type KeyOf, type Message, message } from '../../words/keys.ts';
import { percent, roundly } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';

/** What the three layers of the figure are called, in their order. */
export const depths = ['shallow', 'middle', 'deep'] as const satisfies readonly KeyOf<'inspect'>[];

/** All there is to say of a layer, in one line. */
export function describeLayer(layer: LayerSummary): string {
  const { name, kind, shape, parameters, share } = layer;
  return say('inspect.layerLine', {
    layer: name,
    kind,
    shape: shape.join(' × '),
    parameters: say('inspect.parameters', { count: parameters, written: roundly(parameters) }),
    sees: seenBy(layer),
    share: shareWords(share),
  });
}

function seenBy({ field, known }: LayerSummary): Message {
  if (field) return message('inspect.unitSeesPixels', { width: field[1], height: field[0] });
  return message(known ? 'inspect.unitSeesWhole' : 'inspect.unitSeesUnknown');
}

export function shareWords(share: number): string {
  return share > 0 && share < 0.01 ? say('inspect.underShare', { share: percent(0.01) }) : percent(share);
}
