import type { Pixels } from '../../picture/pixels.ts';
import type { FacePlace } from '../faces/places.ts';

/** The pictures of a run. */
export interface StyleInputs {
  content: Pixels;
  styles: readonly StyleInput[];
  /** What G begins as when the recipe says `picture` or `instant`. */
  start?: Pixels;
  /** The content's faces, kept where the recipe says so. */
  faces?: readonly FacePlace[];
}

export interface StyleInput {
  picture: Pixels;
  /** Where on G the style counts: its red channel, 0..255, stretched over G. Everywhere when absent. */
  mask?: Pixels;
}
