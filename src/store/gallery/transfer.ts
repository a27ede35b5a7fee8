import type { FileContent } from '../../storage/gallery/galleryFile.ts';
import type { MeetPolicy } from '../../storage/gallery/galleryImport.ts';
import { addGallery, loadPeople } from '../../storage/gallery/people.ts';
import type { Person } from '../../storage/types.ts';
import { inOrder } from '../../words/numbers.ts';

export type { MeetPolicy } from '../../storage/gallery/galleryImport.ts';

/** What a file would bring, before anything is written. */
export interface ImportPreview {
  /** Names of the people who are not here yet. */
  fresh: string[];
  /** Names of the people who are. */
  met: string[];
  /** Templates that would be written. */
  templates: Record<MeetPolicy, number>;
  /** Writes them, all or nothing; resolves with the number of templates written. */
  write: (policy: MeetPolicy) => Promise<number>;
}

export interface TransferActions {
  /** Which of the two dialogs is open; every screen may open one. */
  open: (dialog: TransferState) => void;
  /** The whole gallery as a file; without a passphrase anybody can read it. */
  galleryFile: (passphrase: string | null) => Promise<File>;
  /** Whether the file asks for a passphrase. Rejects with a LikenessError when it is no gallery. */
  asksPassphrase: (file: File) => Promise<boolean>;
  /** Rejects with a LikenessError in words; nothing is changed by it. */
  preview: (file: File, passphrase: string) => Promise<ImportPreview>;
}

export type TransferState = 'save' | 'bring' | null;

/** Files of galleries are written and read by few, and seldom: their code comes with the first one. */
const fileCode = () => import('../../storage/gallery/galleryFile.ts');

/** @param written called after an import: reads the gallery anew, here and in the other tabs */
export function transferActions(
  open: (dialog: TransferState) => void,
  written: () => Promise<void>,
): TransferActions {
  return {
    open,
    galleryFile: async (passphrase) => {
      const { plainGalleryFile, sealGalleryFile } = await fileCode();
      const stored = await loadPeople();
      const day = new Date().toISOString().slice(0, 10);
      return passphrase === null
        ? new File([await plainGalleryFile(stored)], `likeness-gallery-${day}.json`, {
            type: 'application/json',
          })
        : new File([await sealGalleryFile(stored, passphrase)], `likeness-gallery-${day}.likeness`);
    },
    asksPassphrase: async (file) => (await fileCode()).isSealedFile(file),
    preview: async (file, passphrase) => {
      const { readGalleryFile } = await fileCode();
      const content = await readGalleryFile(file, passphrase);
      const plan = await planAgainstStored(content, 'merge');
      return {
        fresh: namesOf(plan.fresh),
        met: namesOf(plan.met),
        templates: {
          merge: plan.templates.length,
          skip: (await planAgainstStored(content, 'skip')).templates.length,
        },
        write: async (policy) => {
          // Planned anew: people may have come and gone while the person was reading.
          const now = await planAgainstStored(content, policy);
          await addGallery(now.people, now.templates);
          await written();
          return now.templates.length;
        },
      };
    },
  };
}

const namesOf = (people: Person[]) => people.map(({ name }) => name).sort(inOrder());

async function planAgainstStored(content: FileContent, policy: MeetPolicy) {
  const { planImport } = await import('../../storage/gallery/galleryImport.ts');
  return planImport(content, await loadPeople(), policy);
}
