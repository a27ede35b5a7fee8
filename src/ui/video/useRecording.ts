import { useEffect, useRef, useState } from 'react';
import type { Film } from '../../media/film.ts';
import { toastError } from '../messages/toasts.ts';
import { saveBlob } from '../pictures/saveBlob.ts';

/** Frames a second that a recording says it has at most; a slow machine gives fewer. */
const RATE = 30;

interface Recording {
  film: Film;
  begun: number;
  /** Of the frame that the canvas shows, seconds. */
  shownAt: number;
  added: Promise<void>;
}

/** Records what a canvas shows into a video file. */
export function useRecording(name: string) {
  const recording = useRef<Recording | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);

  useEffect(
    () => () => {
      // The window was closed: nobody waits for this video any more.
      recording.current?.film.cancel().catch(toastError);
      recording.current = null;
    },
    [],
  );

  const fail = (error: unknown) => {
    recording.current = null;
    setSeconds(null);
    toastError(error);
  };

  return {
    /** Since it began; null while nothing is recorded. */
    seconds,
    /** The canvas is about to show another frame: the one it shows is over. */
    turn: async (now: number) => {
      const mine = recording.current;
      if (!mine) return;
      const at = (now - mine.begun) / 1000;
      mine.added = mine.added.then(() => mine.film.add(mine.shownAt, Math.max(1 / RATE, at - mine.shownAt)));
      mine.shownAt = at;
      try {
        await mine.added;
        if (recording.current === mine) setSeconds(at);
      } catch (error) {
        if (recording.current === mine) fail(error);
      }
    },
    start: async (canvas: HTMLCanvasElement) => {
      try {
        // Large, and few will want it.
        const { openFilm } = await import('../../media/film.ts');
        const film = await openFilm(canvas, RATE);
        recording.current = { film, begun: performance.now(), shownAt: 0, added: Promise.resolve() };
        setSeconds(0);
      } catch (error) {
        fail(error);
      }
    },
    stop: async () => {
      const mine = recording.current;
      recording.current = null;
      setSeconds(null);
      if (!mine) return;
      try {
        await mine.added;
        const video = await mine.film.end();
        saveBlob(video, `${name}.${video.type === 'video/mp4' ? 'mp4' : 'webm'}`);
      } catch (error) {
        toastError(error);
      }
    },
  };
}
