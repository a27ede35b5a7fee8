import { LikenessError } from '../../errors.ts';
import type { Detection } from '../../faces/detect/detector.ts';
import { encodeChips, encodeFaces, type Watch, watchFaces } from '../../faces/encode/encodeFaces.ts';
import { Gallery } from '../../faces/match/matching.ts';
import { FaceTracker } from '../../faces/match/tracking.ts';
import type { LoadProgress } from '../../networks/files/modelFiles.ts';
import { Engine, type Wanted } from '../engine/engine.ts';
import { readPixels } from '../engine/readPixels.ts';
import { Transferred } from '../jobs/jobHost.ts';
import type { Subject } from '../jobs/subject.ts';
import { buffersOf, type FaceNetworks, loadAntiSpoof, loadFaceNetworks, memory } from './faceEngine.ts';
import type { DecisionRule, FaceJobs } from './faceJobs.ts';

/** Faces encoded in one frame of a video, at most: it bounds the frame's time. */
const ENCODED_A_FRAME = 2;
/** A live session not heard of for this long is over, in milliseconds. */
const SESSION_OVER = 10_000;

interface Session {
  tracker: FaceTracker;
  lastFrame: number;
  /** The faces of the last frame, which keep their turns. */
  last: readonly Detection[];
  /** What the last decisions were made with; a change of either decides anew. */
  gallery: Gallery;
  rule: DecisionRule;
}

const engine = new Engine('failing');
let wanted: Wanted | null = null;
const sessions = new Map<string, Session>();
let gallery = new Gallery({ rows: new Float32Array(0), dimension: 128, templateIds: [], personIds: [] });

export const subject: Subject<FaceJobs> = {
  jobs: {
    prepare: async (asked, { progress }) => {
      wanted = asked;
      return engine.use(asked, async (status) => {
        await networks(asked, progress, asked.ahead);
        return status;
      });
    },

    encodeFaces: async ({ image, options }, { signal, partial, progress }) => {
      const pixels = readPixels(image);
      const watch: Watch = {
        signal,
        found: partial,
        encoded: (done, total) => progress({ phase: 'compute', done, total }),
      };
      const found = await use(({ detector, encoder }) =>
        encodeFaces(detector, encoder, pixels, options, watch),
      );
      return new Transferred(found, buffersOf(found));
    },

    setGallery: async (packed) => {
      gallery = new Gallery(packed);
      return { templates: gallery.templates, people: gallery.people };
    },

    search: async ({ encodings, rule, nearest }) =>
      encodings.map((encoding) => gallery.identify(encoding, rule, nearest)),

    watch: async ({ image, session: id, rule, mirror }) => {
      const begun = performance.now();
      const session = sessionOf(id, rule, begun);
      const { tracker } = session;
      const { width, height } = image;
      const pixels = readPixels(image);
      const { faces, detections } = await use(({ detector }) => watchFaces(detector, pixels, session.last));
      session.last = detections;
      const now = performance.now();
      tracker.update(faces, now);
      const due = tracker.due(now, ENCODED_A_FRAME);
      if (due.length > 0) {
        const chips = due.map(({ chip }) => chip);
        const encodings = await use(({ encoder }) => encodeChips(encoder, chips, { mirror }));
        due.forEach((track, index) => {
          const encoding = encodings[index];
          if (encoding)
            tracker.observe(track.id, encoding, now, (probe) => session.gallery.identify(probe, rule));
        });
      }
      return {
        width,
        height,
        tracks: tracker.tracks(now),
        ms: { detect: now - begun, encode: performance.now() - now },
      };
    },

    antiSpoof: async ({ image }) => {
      const pixels = readPixels(image);
      return use(async ({ detector }, { assets }) => {
        const judges = await engine.load('anti-spoof', () => loadAntiSpoof(assets));
        const [face] = await detector.detect(pixels, { video: true });
        return face ? judges.score(pixels, face.box) : null;
      });
    },

    memory: async () => memory(),
  },
  serial: ['prepare', 'encodeFaces', 'watch', 'antiSpoof'],
};

/** Work on the face networks of the engine that was asked for last. */
async function use<Result>(
  work: (networks: FaceNetworks, wanted: Wanted) => Promise<Result>,
): Promise<Result> {
  const asked = wanted;
  if (!asked) throw new LikenessError('NotPrepared');
  return engine.use(asked, async () => work(await networks(asked, () => undefined, false), asked));
}

const networks = ({ assets }: Wanted, progress: (progress: LoadProgress) => void, warm: boolean) =>
  engine.load('faces', () => loadFaceNetworks(assets, progress, warm));

/** The session's tracker; new decisions for all its tracks when the gallery or the rule is another than before. */
function sessionOf(id: string, rule: DecisionRule, now: number): Session {
  for (const [other, { lastFrame }] of sessions) if (now - lastFrame > SESSION_OVER) sessions.delete(other);
  const session = sessions.get(id) ?? { tracker: new FaceTracker(), lastFrame: now, last: [], gallery, rule };
  sessions.set(id, session);
  const changed =
    session.gallery !== gallery || session.rule.tau !== rule.tau || session.rule.margin !== rule.margin;
  session.lastFrame = now;
  session.gallery = gallery;
  session.rule = rule;
  if (changed) session.tracker.reconsider((probe) => gallery.identify(probe, rule));
  return session;
}
