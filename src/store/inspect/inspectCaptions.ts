import type { FigureToDraw } from '../../media/figureFiles.ts';
import type { InspectState } from './inspectState.ts';

/** The figure as it is shown, with the words of its export. */
export function captionFigure({ network, modelName, figure }: InspectState): FigureToDraw {
  const { views, pictures, set } = figure;
  return {
    title: `What units of ${networkTitle(network, modelName)} answer to most`,
    source: `Nine units a layer, of each its nine strongest patches among ${pictures} pictures, ${set}.`,
    views,
  };
}

const titles: Record<string, string> = {
  embedded: 'the embedded style network',
  'embedded-fine': 'the fine embedded style network',
  faces: 'the face encoder',
  vgg19: 'VGG-19',
  own: 'your network',
};

/** In the middle of a sentence. */
function networkTitle(network: string, modelName: string | null): string {
  return titles[network] ?? modelName ?? 'the model';
}
