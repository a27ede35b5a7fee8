import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { grey, matchHistogram, matchMoments } from '../../picture/colour.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { clamp01, type RgbPicture, rgbOf, sized } from '../../picture/rgb.ts';
import { faceMask, keeping } from '../faces/keptFaces.ts';
import { type Recipe, snappedSize } from '../recipe/recipe.ts';
import type { StyleInputs } from '../run/inputs.ts';
import { mirrored, withoutMargin } from '../run/margin.ts';
import { contentShares } from './contentShares.ts';
import { type Mask, maskAt, maskOf } from './styleShares.ts';

/** The pictures of a run at one size of G, before any network has seen them. */
export interface Prepared {
  /** Of G with its margin. */
  width: number;
  height: number;
  /** C at G's size, grey where only its light is asked for. */
  content: RgbPicture;
  /** Of G, how much the content counts; null where it counts alike, as the printed formulas have it. */
  contentWhere: Mask | null;
  styles: {
    share: number;
    mask: Mask | null;
    /** S at its size beside this G, made when asked for: one at a time is in memory. */
    picture: () => RgbPicture;
  }[];
  /** Of G, 1 on faces that are kept; null without any. */
  faces: Mask | null;
  /** Layers that hold faces to the content's. */
  held: readonly { layer: StyleLayerName; factor: number }[];
  /**
   * Where G may change, [height, width], when every style has a mask: layers look beyond a mask's edge, and Adam would make whole
   * steps of their faint gradients there.
   */
  within: Float32Array | null;
  layerSize: (layer: StyleLayerName) => LayerSize;
}

/** Of a layer on G: positions, and pixels from one to the next. */
export interface LayerSize {
  width: number;
  height: number;
  stride: number;
}

export function prepare(
  network: StyleNetwork,
  inputs: StyleInputs,
  recipe: Recipe,
  { width, height }: { width: number; height: number },
): Prepared {
  const { styleWeights, styleScale, colour, margin } = recipe;
  const shown = withoutMargin({ width, height }, margin);
  const around = (values: Float32Array, channels: number) => mirrored(values, shown, margin, channels);
  const strides = new Map(network.layers().map(({ name, stride }) => [name, stride]));
  const content = rgbOf(inputs.content);
  const seen = colour === 'luminance' ? { ...content, values: grey(content.values) } : content;
  const places = recipe.keepFaces ? (inputs.faces ?? []) : [];
  const total = styleWeights.reduce((sum, weight) => sum + weight, 0) || 1;
  const maskAround = (mask: Pixels): Mask => ({
    values: around(maskAt(maskOf(mask), shown.height, shown.width), 1),
    width,
    height,
  });
  const styles = inputs.styles.map(({ picture, mask }, i) => ({
    share: (styleWeights[i] ?? 0) / total,
    mask: mask ? maskAround(mask) : null,
    picture: () => {
      const style = recoloured(rgbOf(picture), content, colour);
      const size = snappedSize(style.width, style.height, Math.min(shown.width, shown.height) * styleScale);
      return sized(style, size.width, size.height);
    },
  }));
  const inFlats = recipe.formulas === 'relative' ? recipe.contentInFlats : 1;
  const counts = (): Float32Array => {
    const shares = maskAt(contentShares(seen, inFlats), shown.height, shown.width);
    // Skin is flat, and part of a face.
    const whole = faceMask(places, shown.width, shown.height, Number.POSITIVE_INFINITY);
    return shares.map((share, i) => Math.max(share, whole[i] as number));
  };
  const masks = styles.flatMap(({ mask }) => (mask ? [mask.values.slice()] : []));
  return {
    width,
    height,
    content: { values: around(sized(seen, shown.width, shown.height).values, 3), width, height },
    contentWhere: inFlats < 1 ? { values: around(counts(), 1), width, height } : null,
    styles,
    faces:
      places.length > 0
        ? { values: around(faceMask(places, shown.width, shown.height), 1), width, height }
        : null,
    // A network the person brought may end before them.
    held: places.length > 0 ? keeping.layers.filter(({ layer }) => strides.has(layer)) : [],
    within: masks.length === styles.length ? largest(masks) : null,
    layerSize: (layer) => {
      const stride = strides.get(layer) ?? 1;
      return { width: Math.floor(width / stride), height: Math.floor(height / stride), stride };
    },
  };
}

/** The style as its colours are taken. */
export function recoloured(style: RgbPicture, content: RgbPicture, colour: Recipe['colour']): RgbPicture {
  const change = {
    style: (values: Float32Array) => values,
    luminance: grey,
    histogram: (values: Float32Array) => matchHistogram(values, content.values),
    moments: (values: Float32Array) => clamp01(matchMoments(values, content.values)),
  }[colour];
  return { ...style, values: change(style.values) };
}

/** The largest of several numbers at each place. */
function largest([first = new Float32Array(0), ...others]: Float32Array[]): Float32Array {
  for (const other of others) {
    for (let i = 0; i < first.length; i++) first[i] = Math.max(first[i] as number, other[i] as number);
  }
  return first;
}
