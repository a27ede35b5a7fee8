import { isSamePicture } from '../../storage/gallery/samePicture.ts';
import type { Template } from '../../storage/types.ts';
import { message } from '../../words/keys.ts';
import type { FaceActions } from '../faces/faces.ts';
import { largestFaces } from '../faces/largestFaces.ts';
import type { GalleryActions, NewFace, OutcomeOfFolder } from './galleryState.ts';

interface Needs {
  findInFile: FaceActions['findInFile'];
  enroll: GalleryActions['enroll'];
  templates: () => readonly Template[];
}

/**
 * Enrols people from folders, each from the largest faces of their pictures. Pictures that a person has already, by
 * their bytes or by what they give, and the same picture twice among those given count once. What was found before a stop is kept: a person is
 * written as a whole or not at all.
 */
export function folderEnroll({ findInFile, enroll, templates }: Needs): GalleryActions['enrollFolder'] {
  return async (people, { signal, onDone }) => {
    const outcome: OutcomeOfFolder = { people: 0, pictures: 0, known: 0, left: [], stopped: false };
    const elsewhere = new Map<string, string>();
    let done = 0;
    for (const { name, files, into } of people) {
      const own = templates().filter(({ personId }) => into !== undefined && personId === into);
      const known = new Set(own.flatMap(({ contentHash }) => contentHash ?? []));
      const labels = files.map((file) => `${name}/${file.name}`);
      try {
        const found = await largestFaces(files, {
          findInFile,
          signal,
          elsewhere: { hashes: elsewhere, labels },
          known,
          onDone: () => {
            done += 1;
            onDone(done);
          },
        });
        const faces: NewFace[] = [];
        for (const [at, result] of found.entries()) {
          const label = labels[at] ?? '';
          if (result.kind === 'none') outcome.left.push({ name: label, why: result.why });
          else if (result.kind === 'copy') {
            outcome.left.push({
              name: label,
              why: message('people.sameAs', { name: labels[result.of] ?? '' }),
            });
          } else if (result.kind === 'known' || own.some((one) => isSamePicture(one, result.face)))
            outcome.known += 1;
          else faces.push({ ...result.face, source: 'photo' });
        }
        if (faces.length === 0) continue;
        await enroll({ ...(into && { personId: into }), name, faces });
        outcome.people += 1;
        outcome.pictures += faces.length;
      } catch (error) {
        if (!signal.aborted) throw error;
        outcome.stopped = true;
        break;
      }
    }
    return outcome;
  };
}
