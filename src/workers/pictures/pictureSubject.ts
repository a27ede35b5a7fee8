import { canvasOf } from '../../picture/canvas.ts';
import type { Subject } from '../jobs/subject.ts';
import type { PictureJobs } from './pictureJobs.ts';

export const subject: Subject<PictureJobs> = {
  jobs: {
    encode: async ({ bands, width, height, type, quality }) => {
      const context = canvasOf(width, height);
      let y = 0;
      for (const band of bands) {
        const image = new ImageData(band, width);
        context.putImageData(image, 0, y);
        y += image.height;
      }
      return context.canvas.convertToBlob({ type, quality });
    },
  },
  serial: ['encode'],
};
