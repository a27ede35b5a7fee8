import type { Pixels } from '../../picture/pixels.ts';

/** Snapshots kept at most; when there are more, every other one goes and they are taken half as often. */
const MOST = 64;

export interface Snapshot {
  step: number;
  picture: Blob;
}

export interface SnapshotTaker {
  clear: () => void;
  /** Goes on from those of an earlier tab. */
  resume: (earlier: readonly Snapshot[]) => void;
  /** Takes it when it is time for one; `last` always. */
  offer: (step: number, picture: Pixels, last?: boolean) => Promise<void>;
  all: () => readonly Snapshot[];
}

/** Pictures of the run as it went, evenly over its steps, however long it takes: for looking back and for the time-lapse. */
export function snapshotTaker(
  encodeJpeg: (picture: Pixels) => Promise<Blob>,
  onChange: (steps: number[]) => void,
): SnapshotTaker {
  let taken: Snapshot[] = [];
  let every = 1;
  let encoding = false;

  const told = () => onChange(taken.map(({ step }) => step));
  return {
    clear: () => {
      [taken, every] = [[], 1];
      told();
    },
    resume: (earlier: readonly Snapshot[]) => {
      taken = [...earlier];
      const [last, before] = [taken.at(-1), taken.at(-2)];
      every = last && before ? last.step - before.step : 1;
      told();
    },
    offer: async (step: number, picture: Pixels, last = false): Promise<void> => {
      const before = taken.at(-1)?.step ?? Number.NEGATIVE_INFINITY;
      if (step <= before || (!last && (encoding || step - before < every))) return;
      encoding = true;
      try {
        const snapshot = { step, picture: await encodeJpeg(picture) };
        taken = [...taken.filter((each) => each.step < step), snapshot];
      } finally {
        encoding = false;
      }
      if (taken.length > MOST) {
        every *= 2;
        taken = taken.filter((_, i) => i % 2 === 0 || i === taken.length - 1);
      }
      told();
    },
    all: (): readonly Snapshot[] => taken,
  };
}
