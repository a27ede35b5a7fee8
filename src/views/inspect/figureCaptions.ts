import { setTitle } from '../../store/inspect/inspectFigure.ts';
import type { FigureToDraw, InspectState } from '../../store/inspect/inspectState.ts';
import { message, type Words } from '../../words/keys.ts';
import { fixed, list } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';

/** The figure as it is shown, with the words of its export. */
export function captionFigure({ network, modelName, figure }: InspectState): FigureToDraw {
  const { views, pictures, set } = figure;
  const theNetwork: Record<InspectState['network'], Words> = {
    embedded: message('inspect.theEmbedded'),
    'embedded-fine': message('inspect.theEmbeddedFine'),
    faces: message('inspect.theFaces'),
    vgg19: 'VGG-19',
    own: message('inspect.theOwnNetwork'),
    model: modelName ?? message('inspect.theModel'),
  };
  return {
    title: say('inspect.figureTitle', { network: theNetwork[network] }),
    source: say('inspect.figureSource', { pictures, set: setTitle(set) }),
    views: views.map(({ layer, side, field, units }) => ({
      layer,
      side,
      caption: say('inspect.figureCaption', {
        width: field.width,
        height: field.height,
        channels: list(units.map(({ channel }) => String(channel))),
      }),
      units: units.map(({ channel, values, pixels }) => ({
        title: say('inspect.figureUnit', { channel, strongest: fixed(values[0] ?? 0, 2) }),
        pixels,
      })),
    })),
  };
}
