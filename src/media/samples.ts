import { LikenessError } from '../errors.ts';
import type { FoundFile } from './files.ts';

/** The same at every visit, so that samples are known again. */
const SAMPLED = 0;

/** Group photos that come with the app, some people in several. */
const GROUPS = ['sample1.jpg', 'sample2.jpg', 'sample3.jpg', 'sample4.jpg', 'sample5.jpg', 'sample6.jpg'];

/** The sample photos, as if a folder of that name had been dropped. @throws LikenessError `SampleMissing` */
export async function samplePhotos(assets: string, folder: string): Promise<FoundFile[]> {
  const files = await Promise.all(GROUPS.map((name) => sample(assets, name)));
  return files.map((file) => ({ file, folders: [folder] }));
}

/** The sample group photo that comes with the app, as if it had been dropped. @throws LikenessError `SampleMissing` */
export async function samplePhoto(assets: string): Promise<FoundFile[]> {
  return [{ file: await sample(assets, 'sample6.jpg'), folders: [] }];
}

async function sample(assets: string, name: string): Promise<File> {
  try {
    const response = await fetch(`${assets}samples/${name}`);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return new File([await response.blob()], name, { type: 'image/jpeg', lastModified: SAMPLED });
  } catch (cause) {
    throw new LikenessError('SampleMissing', {}, { cause });
  }
}
