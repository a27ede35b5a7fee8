import { LikenessError } from '../../errors.ts';
import { ENCODER_VERSION } from '../../faces/encode/version.ts';
import { personLabel, personOf, templatePoint } from '../../faces/group/labels.ts';
import { DEFAULT_CUT, type Point } from '../../faces/group/point.ts';
import { HARDLY, type Question, rankQuestions } from '../../faces/group/questions.ts';
import { asLikenessError } from '../../failures.ts';
import { contentHash } from '../../media/contentHash.ts';
import { cutFace, FACE_SIDE, smallPicture } from '../../media/cutFace.ts';
import { decodeImage } from '../../media/decode.ts';
import type { FoundFile } from '../../media/files.ts';
import {
  canPickFolder,
  fileInFolder,
  filesOfFolder,
  mayRead,
  pickFolder,
  writeInFolder,
} from '../../media/folders/handles.ts';
import { thumbnail } from '../../media/pictures.ts';
import { samplePhotos } from '../../media/samples.ts';
import { saveFile } from '../../media/saveFile.ts';
import { requireEncryption } from '../../storage/encryption/encryption.ts';
import { holdName } from '../../storage/locks.ts';
import { keepStorage } from '../../storage/persist.ts';
import type { Decision, Photo, Root } from '../../storage/photos/photoRows.ts';
import * as stored from '../../storage/photos/photos.ts';
import type { Template } from '../../storage/types.ts';
import { createPhotoClient, type PhotoClient } from '../../workers/photos/photoClient.ts';
import type { FaceActions } from '../faces/faces.ts';
import type { GalleryActions } from '../gallery/galleryState.ts';
import type { GetState, SetState } from '../state.ts';
import { decisions } from './decisions.ts';
import { drawnFaces } from './drawnFaces.ts';
import { comparable, PhotoIndex, pointOf } from './photoIndex.ts';
import { type PhotoMedia, photoPictures } from './photoPictures.ts';
import { idlePhotos, type PhotosActions, type PhotosState } from './photosState.ts';
import { type RunningTakeIn, takeIn } from './takeIn.ts';

/** Milliseconds between two looks at the groups while a run goes on. */
const REFRESH = 1000;
/** Pairs of clusters that questions are made of. */
const MOST_PAIRS = 500;
/** Questions shown one after another. */
const MOST_QUESTIONS = 20;

interface Needs {
  set: SetState;
  get: GetState;
  /** The worker that groups; it asks for all points when it begins. */
  client: (points: () => Point[]) => PhotoClient;
  media: PhotoMedia;
  faces: Pick<FaceActions, 'findInFile' | 'find'>;
  gallery: GalleryActions;
  templates: () => readonly Template[];
  /** Tells the other tabs that photos have changed. */
  announce: () => void;
  assets: string;
}

/** The desk over the browser's own pictures and worker. */
export const openPhotosDesk = (needs: Omit<Needs, 'client' | 'media'>): PhotosDesk =>
  photosDesk({
    ...needs,
    client: createPhotoClient,
    media: {
      decode: (file) => decodeImage(file, file.name),
      cut: cutFace,
      small: smallPicture,
      fileInFolder,
      mayRead,
      save: saveFile,
    },
  });

export type PhotosDesk = ReturnType<typeof photosDesk>;

/** Who is in whose pictures: storage is the truth, an index mirrors it, a worker groups, and the state shows the groups. */
export function photosDesk({
  set,
  get,
  client: connect,
  media,
  faces,
  gallery,
  templates,
  announce,
  assets,
}: Needs) {
  const index = new PhotoIndex();
  const pictures = photoPictures(index, media);
  const templatePoints = new Map<string, Point>();
  const client = connect(() => [...templatePoints.values(), ...index.points()]);
  let running: RunningTakeIn | null = null;
  let loading: Promise<void> | null = null;
  const skipped = new Set<string>();

  const change = (part: Partial<PhotosState>) => set({ photos: { ...get().photos, ...part } });
  const ready = () => get().photos.status === 'ready';

  /** Shows the groups as they are now; while one look is under way another is asked for once. */
  let looking: Promise<void> | null = null;
  let again = false;
  const refresh = (job: 'clusters' | 'regroup' = 'clusters'): Promise<void> => {
    if (looking) {
      again = true;
      return looking;
    }
    const look = async () => {
      const clusters = await client.run(job, {});
      const groups = index.compose(clusters);
      change({ groups, photos: index.photoCount, faces: index.faceCount });
      await ask();
    };
    looking = look().finally(() => {
      looking = null;
      if (!again) return;
      again = false;
      refresh().catch(failed);
    });
    return looking;
  };
  const failed = (error: unknown) => change({ fault: asLikenessError(error) });

  let refreshedAt = 0;
  const refreshSoon = () => {
    if (performance.now() - refreshedAt < REFRESH) return;
    refreshedAt = performance.now();
    refresh().catch(failed);
  };

  const questionKey = ({ a, b }: Question) => `${a} ${b}`;
  const ask = async () => {
    const pairs = await client.run('nearPairs', { beyond: HARDLY, most: MOST_PAIRS });
    const questions = rankQuestions(
      pairs,
      (id) => {
        const group = index.groupOf(id);
        return group && get().photos.groups.ignored.includes(group) ? undefined : group;
      },
      (id) => index.face(id)?.photoId,
      DEFAULT_CUT,
    );
    change({
      questions: questions.filter((each) => !skipped.has(questionKey(each))).slice(0, MOST_QUESTIONS),
    });
  };

  /** Templates of the gallery are grouped with the photos' faces: names come with them. */
  const syncTemplates = async () => {
    const now = new Map(
      templates()
        .filter(({ encoderVersion }) => encoderVersion === ENCODER_VERSION)
        .map(({ id, personId, encoding }) => [
          templatePoint(id),
          { id: templatePoint(id), encoding, label: personLabel(personId), not: [], founds: true } as Point,
        ]),
    );
    const remove = [...templatePoints].flatMap(([id, { label }]) => (now.get(id)?.label === label ? [] : id));
    const add = [...now].flatMap(([id, point]) =>
      templatePoints.get(id)?.label === point.label ? [] : point,
    );
    for (const id of remove) templatePoints.delete(id);
    for (const point of add) templatePoints.set(point.id, point);
    if (add.length + remove.length > 0) await client.run('change', { add, remove });
  };

  const countClosed = async (ask: boolean) => {
    const open = await Promise.all(pictures.roots().map(({ handle }) => media.mayRead(handle, ask)));
    change({ closedFolders: open.filter((may) => !may).length });
  };

  const load = async () => {
    change({ status: 'loading', fault: null });
    try {
      const [rows, roots] = [await stored.loadPhotos(), await stored.loadRoots()];
      index.clear();
      const facesOf = Map.groupBy(rows.faces, ({ photoId }) => photoId);
      for (const photo of rows.photos) index.add(photo, facesOf.get(photo.id) ?? []);
      pictures.setRoots(roots);
      await countClosed(false);
      await client.run('start', { points: index.points() });
      templatePoints.clear();
      await syncTemplates();
      change({ damaged: rows.damaged, unfinished: running ? null : rows.unfinished });
      await refresh();
      change({ status: 'ready' });
    } catch (error) {
      change({ status: 'failed', fault: asLikenessError(error) });
    }
  };

  const apply = async (decided: Decision[]) => {
    await stored.writeDecisions(decided);
    const changed = index.decide(decided);
    await client.run('change', { decide: changed });
    announce();
    await refresh();
  };

  const deciding = decisions({
    index,
    get,
    gallery,
    templates,
    facePicture: pictures.facePicture,
    apply,
    onUndoable: (undoable) => change({ undoable }),
    onNaming: (naming) => change({ naming }),
  });

  /** Until the last word of a run is written: what deletes everything waits for it. */
  let written: Promise<void> = Promise.resolve();
  const run: PhotosActions['takeIn'] = (given, folders) => {
    const whole = runOver(given, folders);
    written = whole.catch(() => undefined);
    return whole;
  };
  const endRun = async () => {
    running?.stop();
    await written;
  };

  const runOver: PhotosActions['takeIn'] = async (given, folders = []) => {
    requireEncryption();
    if (running) throw new LikenessError('RunElsewhere:here');
    if (get().photos.status !== 'ready') await actions.load();
    const release = await holdName('likeness photos');
    if (!release) throw new LikenessError('RunElsewhere:photos');
    try {
      const roots = await rememberFolders(folders);
      const name = given[0]?.folders[0] ?? given[0]?.file.name ?? '';
      const rootIds = [...new Set(roots.values())];
      await stored.writeRun({ total: given.length, done: 0, name, rootIds });
      running = takeIn(given, name, rootIds, {
        findInFile: (file, signal) => faces.findInFile(file, {}, signal),
        hash: contentHash,
        atPlace: (file, placed) => index.atPlace(file, placed) ?? null,
        withHash: (hash) => index.withHash(hash) ?? null,
        again: async (photo, found) => {
          pictures.found(photo.id, found.file);
          const rootId = roots.get(found.folders[0] ?? '') ?? null;
          if (!rootId || photo.rootId === rootId) return;
          const moved: Photo = { ...photo, rootId, folders: [...found.folders], name: found.file.name };
          await stored.movePhoto(moved);
          index.add(moved, []);
        },
        keep: async (photo, found, observed, file, progress) => {
          const chips = new Map<string, Blob>();
          for (const [i, face] of found.entries()) {
            const chip = observed[i]?.chip;
            if (chip) chips.set(face.id, await thumbnail(chip, FACE_SIDE));
          }
          const kept = get().settings.keepPictures ? chips : new Map<string, Blob>();
          await stored.addPhoto(photo, found, kept, progress);
          if (index.photoCount === 0) keepStorage().catch(() => false);
          index.add(photo, found);
          pictures.found(photo.id, file);
          for (const [id, picture] of chips) pictures.seen(id, picture);
          await client.run('change', { add: found.filter(comparable).map(pointOf) });
          refreshSoon();
        },
        rootOf: ({ folders: placed }) => roots.get(placed[0] ?? '') ?? null,
        onRun: (now) => change({ run: now }),
      });
      change({ unfinished: null });
      await running.ended;
      await stored.writeRun(null);
    } finally {
      running = null;
      release();
      announce();
      await refresh('regroup');
    }
  };

  /** @returns the id of each folder, by its name */
  const rememberFolders = async (
    folders: readonly FileSystemDirectoryHandle[],
  ): Promise<Map<string, string>> => {
    const known = [...pictures.roots()];
    const ids = new Map<string, string>();
    for (const handle of folders) {
      let root: Root | undefined;
      for (const each of known) if (await each.handle.isSameEntry(handle)) root = each;
      if (!root) {
        root = { id: crypto.randomUUID(), handle };
        await stored.addRoot(root);
        known.push(root);
      }
      ids.set(handle.name, root.id);
    }
    pictures.setRoots(known);
    return ids;
  };

  const forget = async () => {
    await endRun();
    index.clear();
    pictures.forget();
    deciding.forget();
    skipped.clear();
    await client.run('start', { points: [...templatePoints.values()] });
    set({ photos: { ...idlePhotos, status: ready() ? 'ready' : get().photos.status } });
  };

  const drawn = drawnFaces({
    index,
    pictures,
    media,
    find: faces.find,
    added: async (face) => {
      if (comparable(face)) await client.run('change', { add: [pointOf(face)] });
      announce();
      await refresh();
    },
    keepPictures: () => get().settings.keepPictures,
  });

  const actions: PhotosActions = {
    ...deciding,
    load: () => {
      loading ??= load().finally(() => {
        loading = null;
      });
      return loading;
    },
    takeIn: run,
    canPickFolder,
    pickFolder: async () => {
      const folder = await pickFolder('read');
      if (!folder) return;
      const { files } = await filesOfFolder(folder);
      if (files.length === 0) throw new LikenessError('NoPictures:folder');
      await run(files, [folder]);
    },
    goOn: async () => {
      const { unfinished } = get().photos;
      const roots = pictures.roots().filter(({ id }) => unfinished?.rootIds.includes(id));
      if (roots.length === 0) return false;
      const files: FoundFile[] = [];
      for (const { handle } of roots) {
        if (!(await mayRead(handle, true))) return false;
        files.push(...(await filesOfFolder(handle)).files);
      }
      await run(
        files,
        roots.map(({ handle }) => handle),
      );
      return true;
    },
    openFolders: () => countClosed(true),
    pause: () => running?.pause(),
    resume: () => running?.resume(),
    stop: () => running?.stop(),
    sample: async (folder) => run(await samplePhotos(assets, folder)),

    face: (id) => index.face(id),
    photo: (id) => index.photo(id),
    facesOf: (photoId) => index.facesOf(photoId),
    find: (find) => index.find(find),
    facePicture: pictures.facePicture,
    file: pictures.file,
    smallPhoto: pictures.smallPhoto,

    later: (question) => {
      skipped.add(questionKey(question));
      change({ questions: get().photos.questions.filter((each) => each !== question) });
    },
    suggest: async (ids) => {
      const near = await client.run('nearestLabels', { ids: [...ids], beyond: 2 * HARDLY });
      const people = get().gallery.people;
      return near.flatMap(({ label }) => people.find(({ id }) => id === personOf(label))?.name ?? []);
    },
    addFace: drawn.add,
    removeFace: async (id) => {
      await stored.deleteFace(id);
      index.removeFace(id);
      await client.run('change', { remove: [id] });
      announce();
      await refresh();
    },
    takeAway: async (what, photoIds) =>
      (await import('./takeAway.ts')).takeAway(what, photoIds, {
        index,
        file: pictures.file,
        people: () => get().gallery.people,
        save: media.save,
      }),
    copyToFolder: async (photoIds, onDone) => {
      const folder = await pickFolder('readwrite');
      if (!folder) return null;
      const { copyPhotos } = await import('./takeAway.ts');
      const write = (path: string, file: File) => writeInFolder(folder, path, file);
      return copyPhotos(photoIds, { index, file: pictures.file, write, onDone });
    },
    forgetAll: async () => {
      await endRun();
      await stored.deleteAllPhotos();
      announce();
      await forget();
    },
  };

  return {
    actions,
    /** Everything stored was deleted. */
    forget: async () => {
      if (get().photos.status !== 'idle') await forget();
    },
    /** Stops what would write while everything is deleted. */
    settle: endRun,
    /** Another tab took photos in, or said something of them. */
    changedElsewhere: async () => {
      if (ready() && !running) await actions.load();
    },
    /** Somebody was enrolled, renamed, merged or deleted. */
    galleryChanged: async () => {
      if (!ready()) return;
      const changed = index.decide(await stored.readDecisions());
      if (changed.length > 0) await client.run('change', { decide: changed });
      await syncTemplates();
      await refresh();
    },
  };
}
