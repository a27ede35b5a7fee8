import { useEffect, useRef, useState } from 'react';
import type { Film } from '../../media/film.ts';
import { toastError } from '../messages/toasts.ts';
import { saveVideo } from '../pictures/saveBlob.ts';

/** Frames a second that a recording says it has at most; a slow machine gives fewer. */
const RATE = 30;

interface Recording {
  film: Film;
  begun: number;
  /** When the frame that the canvas shows came, seconds. */
  shownAt: number;
  /** The encoder still takes the last frame in. */
  busy: Promise<void> | null;
}

/** Records what a canvas shows into a video file. */
export function useRecording(name: string) {
  const recording = useRef<Recording | null>(null);
  const starting = useRef(false);
  const gone = useRef(false);
  const [seconds, setSeconds] = useState<number | null>(null);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      recording.current?.film.cancel().catch(toastError);
      recording.current = null;
    };
  }, []);

  const fail = (mine: Recording, error: unknown) => {
    if (recording.current !== mine) return;
    recording.current = null;
    setSeconds(null);
    // What went wrong is told; that what it left could not be cleared away is not worth a second sentence.
    mine.film.cancel().catch(() => undefined);
    toastError(error);
  };

  /** Takes in what the canvas shows now, as what it has shown since that came. */
  const take = (mine: Recording, now: number): Promise<void> => {
    const at = (now - mine.begun) / 1000;
    const added = mine.film.add(mine.shownAt, Math.max(1 / RATE, at - mine.shownAt));
    mine.shownAt = at;
    return added;
  };

  return {
    /** Since it began; null while nothing is recorded. */
    seconds,
    /** The canvas is about to show another frame. Where the encoder is behind, the one it shows is left out. */
    turn: (now: number) => {
      const mine = recording.current;
      if (!mine || mine.busy) return;
      mine.busy = take(mine, now).then(
        () => {
          mine.busy = null;
          if (recording.current === mine) setSeconds(mine.shownAt);
        },
        (error: unknown) => fail(mine, error),
      );
    },
    start: async (canvas: HTMLCanvasElement) => {
      if (recording.current || starting.current) return;
      starting.current = true;
      try {
        // Large, and few will want it.
        const { openFilm } = await import('../../media/film.ts');
        const film = await openFilm(canvas, RATE);
        if (gone.current) {
          await film.cancel();
          return;
        }
        recording.current = { film, begun: performance.now(), shownAt: 0, busy: null };
        setSeconds(0);
      } catch (error) {
        toastError(error);
      } finally {
        starting.current = false;
      }
    },
    /** Ends it with what the canvas shows, and saves the video. */
    stop: async () => {
      const mine = recording.current;
      if (!mine) return;
      try {
        await mine.busy;
        if (recording.current !== mine) return;
        await take(mine, performance.now());
        recording.current = null;
        setSeconds(null);
        saveVideo(await mine.film.end(), name);
      } catch (error) {
        if (recording.current === mine) fail(mine, error);
        else toastError(error);
      }
    },
  };
}
