import { type FoundFile, looksLikePicture } from '../../media/files.ts';
import { type Reading, readPeople } from '../../media/folders/whoIsWho.ts';
import { message } from '../../words/keys.ts';
import type { TrainData } from '../../workers/train/trainJobs.ts';
import type { FaceActions } from '../faces/faces.ts';
import { type LargestFace, largestFaces } from '../faces/largestFaces.ts';
import type { FolderState, TrainState } from './trainState.ts';

type Faces = Extract<TrainData, { kind: 'faces' }>;

/** Reads the faces of a folder with a folder for each person; a later folder ends the reading of an earlier one. */
export function folderReader(
  change: (part: Partial<TrainState>) => void,
  findInFile: FaceActions['findInFile'],
) {
  let underway: AbortController | null = null;
  let folder: { data: Faces; names: string[] } | null = null;

  async function take(files: FoundFile[], reading?: Reading<FoundFile>, skipped = 0): Promise<void> {
    const pictures = files.filter(({ file }) => looksLikePicture(file));
    const { people = [], beside = [] } = reading ?? readPeople(pictures).readings[0] ?? {};
    const named = people.flatMap((group, person) =>
      group.files.map(({ file }) => ({ file, person, name: `${group.name}/${file.name}` })),
    );
    underway?.abort();
    const mine = new AbortController();
    underway = mine;
    const left: FolderState['left'] = beside.map(({ file }) => ({
      name: file.name,
      why: message('people.besideFolders'),
    }));
    let [done, photos] = [0, 0];
    /** Faces of each person. */
    const faces = new Map<number, number>();
    const tell = (status: FolderState['status']) =>
      change({
        folder: {
          status,
          done,
          total: named.length,
          people: faces.size,
          usable: [...faces.values()].filter((count) => count >= 2).length,
          photos,
          left: [...left],
          skipped,
        },
      });
    tell('reading');
    let looked: LargestFace[];
    try {
      looked = await largestFaces(
        named.map(({ file }) => file),
        {
          findInFile,
          signal: mine.signal,
          onDone: (at, result) => {
            const { name = '', person = 0 } = named[at] ?? {};
            if (result.kind === 'face') {
              photos += 1;
              faces.set(person, (faces.get(person) ?? 0) + 1);
            } else if (result.kind !== 'known') {
              const why =
                result.kind === 'none'
                  ? result.why
                  : message('people.sameAs', { name: named[result.of]?.name ?? '' });
              left.push({ name, why });
            }
            done += 1;
            tell('reading');
          },
        },
      );
    } catch (error) {
      if (mine.signal.aborted) return;
      throw error;
    }
    const taken = looked.flatMap((result, at) =>
      result.kind === 'face'
        ? [{ ...result.face, person: named[at]?.person ?? 0, name: named[at]?.name ?? '' }]
        : [],
    );
    folder = {
      data: {
        kind: 'faces',
        people: taken.map(({ person }) => person),
        encodings: taken.map(({ encoding }) => encoding),
        chips: taken.map(({ chip }) => chip),
      },
      names: taken.map(({ name }) => name),
    };
    tell('ready');
  }
  return { take, taken: () => folder };
}
