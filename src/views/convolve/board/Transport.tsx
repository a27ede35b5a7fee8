import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { outputSize } from '../../../convolution/arithmetic.ts';
import { actions, observe, stateNow, useLikeness } from '../../../store/react.ts';
import { Button, IconButton } from '../../../ui/buttons/Button.tsx';
import { say } from '../../../words/say.ts';
import styles from '../Convolve.module.css';
import { placeWords } from '../words.ts';

interface TransportProps {
  playing: boolean;
  onPlaying: (playing: boolean) => void;
}

/** Steps the window through the input in reading order, or lets it run. */
export function Transport({ playing, onPlaying }: TransportProps) {
  const [speed, setSpeed] = useState(8);
  const impossible = useLikeness((state) => state.convolution.problem !== null);
  usePlaying(playing && !impossible, speed);
  const step = (by: 1 | -1) => {
    onPlaying(false);
    actions().convolve.stepWindow(by);
  };
  return (
    <div className={styles.transport}>
      <div className={styles.steps}>
        <IconButton
          label={say('convolve.previousPlace')}
          icon={<SkipBack />}
          disabled={impossible}
          onClick={() => step(-1)}
        />
        <Button
          look="primary"
          icon={playing ? <Pause /> : <Play />}
          disabled={impossible}
          onClick={() => onPlaying(!playing)}
        >
          {say(playing ? 'ui.pause' : 'ui.play')}
        </Button>
        <IconButton
          label={say('convolve.nextPlace')}
          icon={<SkipForward />}
          disabled={impossible}
          onClick={() => step(1)}
        />
      </div>
      <label className={styles.speed}>
        <span>{say('convolve.speed')}</span>
        <input
          type="range"
          min={1}
          max={60}
          value={speed}
          aria-valuetext={say('convolve.placesPerSecond', { count: speed })}
          onChange={(event) => setSpeed(Number(event.target.value))}
        />
        <span className="number">{say('convolve.perSecond', { count: speed })}</span>
      </label>
      <Place />
    </div>
  );
}

/** Moves the window on so many times a second, at the screen's own rate. */
function usePlaying(playing: boolean, speed: number): void {
  useEffect(() => {
    if (!playing) return;
    let [frame, last] = [0, performance.now()];
    const run = (time: number) => {
      const due = Math.min(8, Math.floor(((time - last) * speed) / 1000));
      for (let i = 0; i < due; i++) actions().convolve.stepWindow(1);
      if (due > 0) last = time;
      frame = requestAnimationFrame(run);
    };
    frame = requestAnimationFrame(run);
    return () => cancelAnimationFrame(frame);
  }, [playing, speed]);
}

/** Where the window is, in words; written outside React, as often as it moves. */
function Place() {
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const write = () => {
      const { input, settings, place, problem } = stateNow().convolution;
      if (!text.current) return;
      text.current.textContent = problem ? '' : placeWords(place, outputSize(input.grid.size, settings));
    };
    write();
    return observe((state, before) => {
      if (state.convolution !== before.convolution) write();
    });
  }, []);
  return <p ref={text} className={`${styles.place} number`} />;
}
