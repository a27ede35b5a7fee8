import { LikenessError } from '../errors.ts';
import type { FoundFile } from './files.ts';

/** The sample group photo that comes with the app, as if it had been dropped. @throws LikenessError `SampleMissing` */
export async function samplePhoto(assets: string): Promise<FoundFile[]> {
  try {
    const response = await fetch(`${assets}samples/sample6.jpg`);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return [{ file: new File([await response.blob()], 'sample6.jpg', { type: 'image/jpeg' }), folders: [] }];
  } catch (cause) {
    throw new LikenessError(
      'SampleMissing',
      'The sample photo could not be loaded.',
      'Check the connection to the server this page came from, or use a photo of your own.',
      { cause },
    );
  }
}
