import { hasCode } from '../../failures.ts';
import type { decodeImage } from '../../media/decode.ts';
import type { Words } from '../../words/keys.ts';
import type { InspectClient } from '../../workers/inspect/inspectClient.ts';
import type { Inspected, LayerActivations } from '../../workers/inspect/inspectJobs.ts';
import type { JobProgress } from '../../workers/jobs/jobs.ts';
import { type InspectState, nothingChosen } from './inspectState.ts';

/** Pictures are decoded at most so large: the networks see them smaller still. */
const MAX_SIDE = 1280;

interface Needs {
  client: InspectClient;
  state: () => InspectState;
  change: (part: Partial<InspectState>) => void;
  wanted: () => Inspected;
  decodeImage: typeof decodeImage;
  onProgress: (progress: JobProgress) => void;
  /** Called before each look: what belongs to the one before ends. */
  onLook: () => void;
}

/**
 * One picture through the chosen layer: one look at a time, and only the last that was asked for is shown. The worker keeps the
 * picture it saw; one that was ended, or has seen a frame of the camera since, is shown it again.
 */
export function pictureLook({ client, state, change, wanted, decodeImage, onProgress, onLook }: Needs) {
  /** The picture last shown, and whether it is a network's own input already. */
  let picture: { blob: Blob; isInput: boolean } | null = null;
  /** The worker saw something else since: frames of the camera. */
  let stale = false;
  let underWay: Promise<unknown> = Promise.resolve();
  /** Answers to what is no longer asked for are dropped. */
  let turn = 0;

  /** @param file a new picture; none: the one before, through another layer or network */
  async function activate(file: Blob | null, name: Words, isInput = false): Promise<void> {
    if (file) {
      picture = { blob: file, isInput };
      change({ picture: name });
      stale = true;
    }
    // A network that is still coming looks at the newest picture when it is there.
    if (state().status !== 'ready' || !picture) return;
    const mine = ++turn;
    onLook();
    change({ looking: true });
    try {
      // One at a time, and only the last that was asked for: a held arrow key runs through layers faster than pictures do.
      await underWay;
      if (mine !== turn) return;
      const looked = picture;
      const answer = send(looked, name);
      underWay = answer.catch(() => undefined);
      const { seen, ...result } = await answer;
      // The first look at a picture says how it was seen, also when another layer was chosen meanwhile.
      if (seen && looked === picture) change({ seen });
      if (mine !== turn) return;
      change({ activations: { ...result, seen }, ...nothingChosen });
    } finally {
      if (mine === turn) change({ looking: false });
    }
  }

  async function send(
    { blob, isInput }: NonNullable<typeof picture>,
    name: Words,
  ): Promise<LayerActivations> {
    const once = async (fresh: boolean) => {
      const { layer, order, scale, silent } = state();
      const image = fresh ? await decodeImage(blob, name, MAX_SIDE) : null;
      const whole = { ...wanted(), image, prepared: isInput, layer, order, scale, silent };
      return client.run('activate', whole, { transfer: image ? [image] : [], onProgress });
    };
    const fresh = stale;
    stale = false;
    try {
      return await once(fresh);
    } catch (error) {
      stale = true;
      // The worker was ended when idle: it is shown the picture again.
      if (!hasCode(error, 'NothingSeen')) throw error;
      const result = await once(true);
      stale = false;
      return result;
    }
  }

  /** Asks about the picture looked at last; a worker that has seen nothing yet, or something else since, is shown it again. */
  async function ask<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const again = async () => {
      const { channel, unit, picture: name } = state();
      stale = true;
      await activate(null, name ?? '');
      change({ channel, unit });
    };
    if (stale) await again();
    try {
      return await work();
    } catch (error) {
      if (!hasCode(error, 'NothingSeen') || !picture) throw error;
      await again();
      return work();
    }
  }

  return {
    activate,
    ask,
    /** The worker is about to see something else. */
    forget: () => {
      stale = true;
    },
    /** Another network was asked for: an answer under way is none of its. */
    drop: () => {
      turn += 1;
    },
    /** Changes with each look that was asked for. */
    turn: () => turn,
  };
}
