import * as v from 'valibot';
import { LikenessError } from '../../errors.ts';
import { asLikenessError, hasCode } from '../../failures.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { holdName } from '../../storage/locks.ts';
import {
  bytesOfStyleRun,
  deleteStyleRuns,
  loadStyleCheckpoint,
  loadStyleRuns,
  type StoredStyleRun,
  saveStyleRun,
} from '../../storage/runs/styleRuns.ts';
import { recipeSchema } from '../../style/recipe/recipe.ts';
import type { Checkpoint } from '../../style/run/checkpoint.ts';
import type { StepReport } from '../../style/run/report.ts';
import type { StyleClient } from '../../workers/style/styleClient.ts';
import type { Snapshot } from './styleSnapshots.ts';

/** Milliseconds between two checkpoints of a run under way. */
const CHECKPOINT_EVERY = 5000;

// words: the same in every language
const lockOf = (id: string) => `likeness style run ${id}`;

/** What stays the same while a picture is made. */
export type RunOrigin = Pick<StoredStyleRun, 'id' | 'startedAt' | 'recipe' | 'content' | 'styles' | 'begin'>;

/** How a run came to where it stands: its curve of costs and its pictures on the way. */
export interface Way {
  costs: StepReport[];
  snapshots: readonly Snapshot[];
}

/** A run that its tab left unfinished, and where it stood. */
export interface UnfinishedRun {
  run: StoredStyleRun;
  checkpoint: Checkpoint;
  way: Way;
}

/** As the database holds it; a checkpoint of an earlier version of the app has no way. */
type StoredCheckpoint = Checkpoint & { way?: Way };

/** Who hears of what could not be stored. */
interface Listeners {
  /** Why the picture is not kept, once a run. */
  onFault: (fault: LikenessError) => void;
  /** There is no room for this row; null: now there was. */
  onFull: (row: StoredStyleRun | null) => void;
}

export interface RunKeeper {
  /** Rejects with LikenessError `RunElsewhere` when another tab makes this very picture. */
  begin: (origin: RunOrigin) => Promise<void>;
  /** To be called often: writes a checkpoint when it is time. */
  tick: (report: StepReport, firstCost: number) => void;
  /** Writes the picture as it stands at the end. Resolves with the row; null when it could not be stored. */
  end: (report: StepReport, firstCost: number) => Promise<StoredStyleRun | null>;
  /** Writes an ended picture that found no room, now that there may be; false when there is still none. */
  keep: (row: StoredStyleRun) => Promise<boolean>;
  /** Lets the run go without an end, as a failure does: its last checkpoint stays. */
  leave: () => void;
  /** As `leave`; resolves when nothing of the run is being written any more. */
  forget: () => Promise<void>;
}

/**
 * Keeps the run under way on the disk, so that a closed tab loses a few seconds of it at most, and its picture when it ends. A
 * failure to store is told once and never stops the run.
 */
export function runKeeper(
  client: Pick<StyleClient, 'run'>,
  encodePng: (pixels: Pixels) => Promise<Blob>,
  { onFault, onFull }: Listeners,
  now: () => { picture: Pixels | null; recipe: string; way: Way },
): RunKeeper {
  let origin: RunOrigin | null = null;
  let release: (() => void) | null = null;
  let lastWrite = 0;
  let writing: Promise<unknown> = Promise.resolve();
  let busy = false;
  let told = false;

  const fail = (error: unknown) => {
    if (told) return;
    told = true;
    onFault(asLikenessError(error));
  };

  /** False when there is no room, which is told. */
  async function store(row: StoredStyleRun, checkpoint: StoredCheckpoint | null): Promise<boolean> {
    try {
      await saveStyleRun(row, checkpoint);
    } catch (error) {
      if (!hasCode(error, 'StorageFull')) throw error;
      onFull(row);
      return false;
    }
    onFull(null);
    return true;
  }

  async function write(
    of: RunOrigin,
    report: StepReport,
    firstCost: number,
    checkpoint: Checkpoint | null,
  ): Promise<StoredStyleRun | null> {
    // Steered since it began, so its recipe is that of now.
    const { picture: raster, recipe, way } = now();
    if (!raster) return null;
    const row: StoredStyleRun = {
      ...of,
      recipe,
      updatedAt: Date.now(),
      state: checkpoint ? 'underway' : 'ended',
      step: report.step,
      steps: report.steps,
      width: raster.width,
      height: raster.height,
      costs: { first: firstCost, last: report.cost },
      picture: await encodePng(raster),
    };
    return (await store(row, checkpoint && { ...checkpoint, way })) ? row : null;
  }

  const leave = () => {
    release?.();
    [origin, release] = [null, null];
  };

  return {
    begin: async (of) => {
      leave();
      [lastWrite, told] = [performance.now(), false];
      let held: (() => void) | null = () => undefined;
      try {
        held = await holdName(lockOf(of.id));
      } catch (error) {
        fail(error);
      }
      if (!held) throw new LikenessError('RunElsewhere');
      [origin, release] = [of, held];
    },
    tick: (report, firstCost) => {
      const of = origin;
      if (!of || busy || performance.now() - lastWrite < CHECKPOINT_EVERY) return;
      busy = true;
      writing = client
        .run('checkpoint', {})
        .then((checkpoint) => write(of, report, firstCost, checkpoint))
        .catch((error: unknown) => {
          // The run ended meanwhile: its end is written instead. Or its worker did: that is told, and what was kept before stays.
          if (!hasCode(error, 'NoRun') && !hasCode(error, 'WorkerCrashed')) fail(error);
        })
        .finally(() => {
          [busy, lastWrite] = [false, performance.now()];
        });
    },
    end: async (report, firstCost) => {
      const of = origin;
      if (!of) return null;
      // A checkpoint under way must not come after the end.
      await writing;
      try {
        return await write(of, report, firstCost, null);
      } catch (error) {
        fail(error);
        return null;
      } finally {
        leave();
      }
    },
    keep: (row) => store(row, null),
    leave,
    forget: async () => {
      leave();
      await writing;
    },
  };
}

/**
 * The unfinished run as it is stored now: another tab may have gone on with it since it was offered.
 *
 * @throws LikenessError `RunElsewhere` when that tab is still making it, or has ended or deleted it
 */
export async function claimUnfinished({ run }: UnfinishedRun): Promise<UnfinishedRun> {
  const stored = await loadStyleRuns();
  const still = await findUnfinished(stored.filter(({ id }) => id === run.id));
  if (!still) throw new LikenessError('RunElsewhere');
  return still;
}

/**
 * The newest run that no living tab is making, with its checkpoint; those without one that can be read count as ended. What an earlier
 * version's recipe did not have yet is as that version made pictures.
 */
export async function findUnfinished(runs: readonly StoredStyleRun[]): Promise<UnfinishedRun | null> {
  for (const run of runs.filter(({ state }) => state === 'underway')) {
    const release = await holdName(lockOf(run.id));
    if (!release) continue;
    release();
    const stored = (await loadStyleCheckpoint(run.id)) as StoredCheckpoint | undefined;
    if (!stored) continue;
    const { way = { costs: [], snapshots: [] }, ...checkpoint } = stored;
    const recipe = v.safeParse(recipeSchema, checkpoint.recipe);
    if (recipe.success) return { run, checkpoint: { ...checkpoint, recipe: recipe.output }, way };
  }
  return null;
}

/** The oldest pictures that together take at least `bytes`, or all when they do not. */
export function oldestTaking(bytes: number, kept: readonly StoredStyleRun[]): StoredStyleRun[] {
  const oldest: StoredStyleRun[] = [];
  let freed = 0;
  for (const run of kept.toSorted((a, b) => a.startedAt - b.startedAt)) {
    if (freed >= bytes) break;
    oldest.push(run);
    freed += bytesOfStyleRun(run);
  }
  return oldest;
}

/** The oldest other pictures that take as much room as the one that found none. */
export function runsToDelete(of: StoredStyleRun, kept: readonly StoredStyleRun[]): StoredStyleRun[] {
  return oldestTaking(
    bytesOfStyleRun(of),
    kept.filter(({ id }) => id !== of.id),
  );
}

/** The unfinished run becomes a picture like the others. */
export async function endUnfinished({ run }: UnfinishedRun): Promise<void> {
  await saveStyleRun({ ...run, state: 'ended' }, null);
}

export { bytesOfStyleRun, deleteStyleRuns, loadStyleRuns, type StoredStyleRun };

/** Puts a deleted picture back. */
export async function restoreRun(run: StoredStyleRun): Promise<void> {
  await saveStyleRun(run, null);
}
