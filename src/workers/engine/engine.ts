import { LikenessError } from '../../errors.ts';
import { detailOf } from '../../failures.ts';
import { Memo } from '../../memo.ts';
import { type BackendName, chooseBackend, type EngineStatus } from '../../networks/backend/backend.ts';
import { dropGraphics, graphicsLost, isGraphicsLoss } from '../../networks/backend/graphics.ts';
import { type Message, message } from '../../words/keys.ts';
import { tellPage } from '../jobs/news.ts';

/** What the page asks an engine to be. */
export interface Wanted {
  backend: BackendName | 'auto';
  /** Address of the app's folder, ending in a slash. */
  assets: string;
}

/** What is loaded on a backend: a network, or several. */
export interface Disposable {
  dispose(): void;
}

/** How backends are begun and left; another one in tests. */
export interface Backends {
  choose: typeof chooseBackend;
  /** Whether what the present backend computes is garbage. */
  lost: () => boolean;
  isLoss: (error: unknown) => boolean;
  /** Makes room for a new context in place of a lost one. */
  drop: () => void;
  /** Tells the page of an engine that had to change by itself. */
  tell: (engine: EngineStatus) => void;
  now: () => number;
}

/** An engine as one piece of work has it. */
export interface EngineSession {
  readonly status: EngineStatus;
  /** After an error of the work: puts a new context or the next backend in place. @throws the error, when it was the work's own */
  recover(error: unknown): Promise<void>;
}

interface Blamed {
  backend: BackendName;
  detail: string;
}

const ofTensorFlow: Backends = {
  choose: chooseBackend,
  lost: graphicsLost,
  isLoss: isGraphicsLoss,
  drop: dropGraphics,
  tell: (engine) => tellPage({ kind: 'engine', engine }),
  now: () => performance.now(),
};

/** A context lost again so soon after the last, in milliseconds, is not trusted a third time. */
const SOON = 10 * 60_000;

/**
 * The engine of a worker: which backend TF.js computes on, and what is loaded there. It is the only one that chooses, leaves and
 * changes backends, whatever the subject.
 *
 * Work fails for one of three reasons. A lost graphics context is replaced by a new one, at the second loss by the next backend. A
 * backend that throws is left for good, unless the next one throws the same: then it was the work. A LikenessError is the work's.
 */
export class Engine {
  readonly #leavesFailing: boolean;
  readonly #backends: Backends;
  readonly #loaded = new Memo<string, Disposable>();
  #asked: string | null = null;
  #status: EngineStatus | null = null;
  /** Backends that failed while working. */
  #failed: BackendName[] = [];
  /** Work has told of a loss; of a backend that is to be left. */
  #lossTold = false;
  #leaving = false;
  #lossAt: number | null = null;
  #notes: Message[] = [];
  /** Rises with each change of the backend: what was loaded before is gone. */
  #generation = 0;
  #changing: Promise<unknown> = Promise.resolve();

  /** @param leaves which backends it leaves by itself: lost ones only, or also failing ones: one that throws while it works, as it does WebGPU always */
  constructor(leaves: 'lost' | 'failing', backends: Backends = ofTensorFlow) {
    this.#leavesFailing = leaves === 'failing';
    this.#backends = backends;
  }

  /** The backend that is wanted, begun when it is not yet, or not any more. @throws LikenessError `NoBackend` */
  async ready(wanted: Wanted): Promise<EngineStatus> {
    const [status] = await this.#turn(wanted);
    return status;
  }

  /** What is loaded on the present backend under a name; made when it is not there. A failed making is tried again when asked again. */
  load<Loaded extends Disposable>(name: string, make: () => Promise<Loaded>): Promise<Loaded> {
    return this.#loaded.get(name, make) as Promise<Loaded>;
  }

  /** Frees what is loaded under a name. */
  async forget(name: string): Promise<void> {
    // One that failed to load was told then, and there is nothing to free.
    const loaded = await this.#loaded.take(name)?.catch(() => null);
    loaded?.dispose();
  }

  /** Frees everything that is loaded but this. */
  async keepOnly(name: string): Promise<void> {
    for (const other of this.#loaded.keys) if (other !== name) await this.forget(other);
  }

  /**
   * Runs work on the backend that is wanted; when that fails under it, once more on a new context or the next backend. Work asks
   * `load` for its networks each time, and begins anew or where it has kept that it stood.
   */
  async use<Result>(wanted: Wanted, work: (status: EngineStatus) => Promise<Result>): Promise<Result> {
    const session = await this.open(wanted);
    for (;;) {
      try {
        return await work(session.status);
      } catch (error) {
        await session.recover(error);
      }
    }
  }

  /** For work that goes on by itself where it stood, such as a run of many steps. */
  async open(wanted: Wanted): Promise<EngineSession> {
    let [status, generation] = await this.#turn(wanted);
    let blamed: Blamed | null = null;
    return {
      get status() {
        return status;
      },
      recover: async (error) => {
        if (isAbort(error)) throw error;
        // Other work may have changed the engine under this one, whose networks then are gone.
        if (generation === this.#generation) blamed = this.#blame(error, blamed);
        [status, generation] = await this.#turn(wanted);
      },
    };
  }

  /** Notes that the backend is to be left. @throws the error, when it was the work's own */
  #blame(error: unknown, before: Blamed | null): Blamed | null {
    if (this.#backends.isLoss(error) || this.#backends.lost()) {
      this.#lossTold = true;
      return before;
    }
    const backend = this.#status?.backend;
    const detail = detailOf(error);
    if (before?.detail === detail) {
      this.#failed = this.#failed.filter((name) => name !== before.backend);
      this.#asked = null;
      throw error;
    }
    // WebGPU lacks kernels that the others have.
    const leaves = this.#leavesFailing || backend === 'webgpu';
    const own = !leaves || error instanceof LikenessError;
    if (own || !backend || backend === 'cpu') throw error;
    this.#failed.push(backend);
    this.#leaving = true;
    return { backend, detail };
  }

  #turn(wanted: Wanted): Promise<[EngineStatus, number]> {
    const mine = this.#changing.then(async () => {
      const status = await this.#begin(wanted);
      return [status, this.#generation] as [EngineStatus, number];
    });
    this.#changing = mine.catch(() => undefined);
    return mine;
  }

  async #begin(wanted: Wanted): Promise<EngineStatus> {
    const asked = `${wanted.backend} ${wanted.assets}`;
    const lost = this.#status !== null && (this.#lossTold || this.#backends.lost());
    if (this.#status && this.#asked === asked && !lost && !this.#leaving) return this.#status;
    const byItself = lost || this.#leaving;
    if (lost) this.#lose();
    this.#generation++;
    this.#status = null;
    for (const name of this.#loaded.keys) await this.forget(name);
    if (lost) this.#backends.drop();
    [this.#lossTold, this.#leaving] = [false, false];
    const chosen = await this.#backends.choose(wanted.backend, {
      wasmPath: `${wanted.assets}wasm/`,
      skip: this.#failed,
    });
    this.#asked = asked;
    this.#status = { ...chosen, notes: [...chosen.notes, ...this.#notes] };
    if (byItself) this.#backends.tell(this.#status);
    return this.#status;
  }

  #lose(): void {
    const now = this.#backends.now();
    const again = this.#lossAt !== null && now - this.#lossAt < SOON;
    this.#lossAt = now;
    this.#notes = again ? [] : [message('app.graphicsAgain')];
    if (again && this.#status) this.#failed.push(this.#status.backend);
  }
}

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError';
