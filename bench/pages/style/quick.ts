import { bufferSource, openSafetensors } from '../../../src/networks/files/safetensors.ts';
import type { Pixels } from '../../../src/picture/pixels.ts';
import { InstantDesk } from '../../../src/workers/style/instantDesk.ts';
import { givenFile } from './given.ts';

/** Shorter side, pixels, as the studio makes it. */
const SIDE = 256;

const open = async (name: string) => openSafetensors(bufferSource(await givenFile(name)));

/** The quick picture that a run begins as; the caller gives the files `embedded` and `instant`. */
export async function quickPicture(content: Pixels, style: Pixels, amount: number): Promise<Pixels> {
  const desk = await InstantDesk.load(await open('embedded'), await open('instant'));
  const styles = [{ id: 'style', read: () => style, weight: 1, mask: null }];
  const picture = await desk.picture({ id: 'content', read: () => content }, { styles, amount, size: SIDE });
  desk.dispose();
  return picture;
}
