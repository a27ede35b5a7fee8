import { type FoundFile, looksLikePicture } from '../../media/files.ts';
import { type Reading, readPeople } from '../../media/folders/whoIsWho.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { Template } from '../../storage/types.ts';
import { type Message, message } from '../../words/keys.ts';
import type { FaceActions } from '../faces/faces.ts';
import { largestFaces } from '../faces/largestFaces.ts';
import type { GetState } from '../state.ts';
import type { EvaluatedPicture, EvaluationState } from './evaluationState.ts';
import { noPictures } from './refusals.ts';

/** Side of the small pictures of the worst pairs, in pixels. */
const SMALL = 112;

export interface Encoded extends EvaluatedPicture {
  path: string;
  encoding: Float32Array | null;
  /** The picture it has every byte of; null for all but copies. */
  copyOf: string | null;
}

/** The material of an evaluation: kept, so that a pairs file given later needs no picture again. */
export interface Material {
  source: Message;
  pictures: Encoded[];
}

const byNumber = new Intl.Collator('en', { numeric: true }).compare;

interface Encoding {
  findInFile: FaceActions['findInFile'];
  thumbnail: (chip: Pixels, side: number) => Promise<Blob>;
  /** Whether a list of pairs says who is who: then pictures of nobody's folder take part, too. */
  listed: boolean;
  signal: AbortSignal;
  change: (part: Partial<EvaluationState>) => void;
}

/**
 * Finds and encodes the largest face of every picture, and says on the way what was left out.
 *
 * @throws LikenessError `NoPictures`, and the signal's reason when it is aborted
 */
export async function encodePictures(
  files: FoundFile[],
  reading: Reading<FoundFile> | undefined,
  { findInFile, thumbnail, listed, signal, change }: Encoding,
): Promise<Encoded[]> {
  const found = files.filter(({ file }) => looksLikePicture(file));
  if (found.length === 0) {
    throw noPictures();
  }
  const { by, people } = reading ?? readPeople(found).readings[0] ?? { by: 'folder', people: [] };
  // One folder for all is no person: a flat set needs a list of pairs.
  const flat = by === 'together' && new Set(found.map(({ folders }) => folders.join('/'))).size === 1;
  const personOf = new Map(
    flat ? [] : people.flatMap((group) => group.files.map((each) => [each, group.name] as const)),
  );
  const pictures = found
    .map((each) => ({
      file: each.file,
      path: [...each.folders, each.file.name].join('/'),
      person: personOf.get(each) ?? '',
    }))
    .filter(({ person }) => flat || person !== '' || listed)
    .sort((a, b) => byNumber(a.path, b.path));
  const left: EvaluationState['left'] = [];
  const several: EvaluationState['several'] = [];
  const nameOf = ({ person, file }: (typeof pictures)[number]) =>
    person ? `${person}/${file.name}` : file.name;
  for (const each of found) {
    if (!flat && !personOf.has(each) && !listed) {
      left.push({ name: each.file.name, why: message('people.besideFolders') });
    }
  }
  let done = 0;
  change({ done, total: pictures.length, begun: performance.now(), left: [...left] });
  const thumbnails: Promise<[number, Blob]>[] = [];
  const looked = await largestFaces(
    pictures.map(({ file }) => file),
    {
      findInFile,
      signal,
      onDone: (at, result) => {
        const name = nameOf(pictures[at] as (typeof pictures)[number]);
        if (result.kind === 'none') left.push({ name, why: result.why });
        if (result.kind === 'face') {
          if (result.faces > 1) several.push({ name, faces: result.faces });
          thumbnails.push(thumbnail(result.face.chip, SMALL).then((small) => [at, small]));
        }
        done += 1;
        const worth = done % 10 === 0 || done === pictures.length || done < 10;
        if (worth) change({ done, left: [...left], several: [...several] });
      },
    },
  );
  const small = new Map(await Promise.all(thumbnails));
  return pictures.map((picture, at) => {
    const result = looked[at];
    const first = result?.kind === 'copy' ? result.of : at;
    const source = looked[first];
    return {
      name: nameOf(picture),
      path: picture.path,
      person: picture.person,
      picture: small.get(first) ?? null,
      encoding: source?.kind === 'face' ? source.face.encoding : null,
      copyOf: first === at ? null : nameOf(pictures[first] as (typeof pictures)[number]),
    };
  });
}

/** The enrolled people as pictures: named by person and number. */
export function enrolled(get: GetState, templates: readonly Template[]): Encoded[] {
  const names = new Map(get().gallery.people.map(({ id, name }) => [id, name]));
  const counts = new Map<string, number>();
  return templates.map(({ personId, encoding, picture }) => {
    const number = (counts.get(personId) ?? 0) + 1;
    counts.set(personId, number);
    const name = `${names.get(personId) ?? personId} ${number}`;
    // Two people may have the same name, so the id tells them apart.
    return { name, path: `${personId}/${name}.jpg`, person: personId, picture, encoding, copyOf: null };
  });
}

/** The folder that holds everything, or how many there are. */
export function folderName(files: readonly FoundFile[]): Message {
  const tops = new Set(files.map(({ folders }) => folders[0] ?? ''));
  const [top] = tops;
  return tops.size === 1 && top
    ? message('people.sourceFolder', { folder: top })
    : message('people.sourceFolders', { count: tops.size });
}
