import { makePictures } from './fixtures/pictures.ts';

/** Makes the pictures and camera films that the specs use, once. */
export default async function globalSetup(): Promise<void> {
  await makePictures();
}
