/** RGBA pixels as a file. */
export type PictureJobs = {
  encode: {
    /** `bands` are the picture's rows from top to bottom, in parts of any height. */
    input: {
      bands: Uint8ClampedArray<ArrayBuffer>[];
      width: number;
      height: number;
      type: 'image/png' | 'image/jpeg';
      quality: number;
    };
    partial: never;
    output: Blob;
  };
};
