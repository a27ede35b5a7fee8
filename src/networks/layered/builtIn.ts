import { message } from '../../words/keys.ts';
import { architecture, type FaceEncoder } from '../encoder/faceEncoder.ts';
import type { Pooling, StyleNetwork } from '../style/styleNetwork.ts';
import { INPUT, LayeredNetwork, type Step } from './network.ts';
import { addStep, convolutionStep, linearStep, meanStep, poolStep, replicateStep } from './steps.ts';

const halved = { strides: [2, 2], pad: 'valid' } as const;

/** The face encoder, layer by layer; its residual blocks are two layers each, as in `FaceEncoder.layers`. Disposing of it disposes of the encoder. */
export function layersOfFaceEncoder(encoder: FaceEncoder): LayeredNetwork {
  const steps: Step[] = [];
  const add = (step: Step) => steps.push(step) - 1;
  let x = INPUT;
  const convolve = (
    name: string,
    input: number,
    { stride, ...options }: { stride: number; pad: 'same' | 'valid'; rectified: boolean },
    shown = true,
  ) => {
    const { filters, bias } = encoder.convolution(name);
    const sliding = { ...options, strides: [stride, stride] } as const;
    return add(convolutionStep({ name, inputs: [input], shown }, filters, bias, sliding));
  };
  for (const layer of architecture) {
    const { name } = layer;
    switch (layer.kind) {
      case 'convolution':
        x = convolve(name, x, { stride: layer.stride, pad: 'valid', rectified: true });
        break;
      case 'max pool':
        x = add(
          poolStep({ name, inputs: [x] }, 'max', [layer.size, layer.size], {
            strides: [layer.stride, layer.stride],
            pad: 'valid',
          }),
        );
        break;
      case 'residual block': {
        const first = layer.down
          ? convolve(`${name}/conv1`, x, { stride: 2, pad: 'valid', rectified: true })
          : convolve(`${name}/conv1`, x, { stride: 1, pad: 'same', rectified: true });
        const residual = convolve(
          `${name}/conv2`,
          first,
          { stride: 1, pad: 'same', rectified: false },
          false,
        );
        const shortcut = layer.down
          ? add(poolStep({ name: `${name}/shortcut`, inputs: [x], shown: false }, 'average', [2, 2], halved))
          : x;
        x = add(addStep({ name, inputs: [shortcut, residual] }, message('networks.residualBlock')));
        break;
      }
      case 'mean':
        x = add(meanStep({ name, inputs: [x] }));
        break;
      case 'linear':
        x = add(linearStep({ name, inputs: [x] }, encoder.linear));
    }
  }
  const input = { size: [150, 150], multiple: 1, channels: 3, scale: 255, offset: 0 } as const;
  return new LayeredNetwork('faces', input, steps, { release: () => encoder.dispose() });
}

/** A style network or VGG-19, layer by layer, its poolings between them; disposing of it disposes of the network. */
export function layersOfStyleNetwork(name: string, network: StyleNetwork, pooling: Pooling): LayeredNetwork {
  const steps: Step[] = [];
  let x = INPUT;
  let multiple = 1;
  const convolutions = network.convolutions();
  convolutions.forEach(({ name: layer, pooled, convolution }, position) => {
    x = steps.push(replicateStep({ name: layer, inputs: [x] }, convolution)) - 1;
    // Behind the last there is nothing to pool for.
    if (!pooled || position === convolutions.length - 1) return;
    multiple *= 2;
    const pool = `pool${Math.log2(multiple)}`;
    x = steps.push(poolStep({ name: pool, inputs: [x] }, pooling, [2, 2], halved)) - 1;
  });
  const input = { size: null, multiple, channels: 3, scale: 1, offset: 0 } as const;
  return new LayeredNetwork(name, input, steps, { release: () => network.dispose() });
}
