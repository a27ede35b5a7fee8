import { Sparkles, Square } from 'lucide-react';
import { useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Segments } from '../../ui/fields/controls.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { saveBlob } from '../../ui/pictures/saveBlob.ts';
import { Term } from '../../ui/terms/Term.tsx';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { significant } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import styles from './Inspect.module.css';
import { PixelCanvas } from './PixelCanvas.tsx';

const STEPS = 512;

/** What the channel would answer to most: a picture drawn by climbing its gradient. */
export function Preferred() {
  const stimulus = useLikeness((state) => state.inspect.stimulus);
  const channel = useLikeness((state) => state.inspect.channel?.channel ?? 0);
  const [objective, setObjective] = useState<'mean' | 'centre'>('mean');
  const running = stimulus?.status === 'running';
  const report = stimulus?.report;
  return (
    <Section title={say('inspect.prefers')} aside={<Term of="preferred" />}>
      <p className={styles.soft}>{say('inspect.prefersMore', { steps: STEPS })}</p>
      <Segments
        label={say('inspect.raised')}
        value={objective}
        options={[
          { value: 'mean', label: say('inspect.wholeChannel') },
          { value: 'centre', label: say('inspect.middleUnit') },
        ]}
        onChange={setObjective}
      />
      {stimulus?.picture && (
        <PixelCanvas
          picture={stimulus.picture}
          label={say('inspect.channelPrefers', { channel })}
          className={styles.preferred}
        />
      )}
      {running && (
        <Progress
          label={
            report
              ? say('inspect.stepOf', { step: report.step, steps: report.steps })
              : say('ui.gettingReady')
          }
          share={report ? report.step / report.steps : null}
        />
      )}
      {report && stimulus.mean !== null && (
        <p className="number" role={running ? undefined : 'status'}>
          {raised(stimulus.mean, report.meanOfNoise)}
        </p>
      )}
      {stimulus?.fault && (
        <Notice tone="bad" title={whatHappened(stimulus.fault)}>
          {whatToDo(stimulus.fault)}
        </Notice>
      )}
      <div className={styles.row}>
        {running ? (
          <Button icon={<Square />} onClick={() => actions().inspect.stopPreferred()}>
            {say('ui.stop')}
          </Button>
        ) : (
          <Button
            icon={<Sparkles />}
            onClick={() => actions().inspect.drawPreferred({ objective, steps: STEPS }).catch(toastError)}
          >
            {say('inspect.drawPreferred')}
          </Button>
        )}
        {stimulus?.picture && !running && (
          <Button look="quiet" onClick={() => savePreferred(stimulus.picture, stimulus.channel)}>
            {say('inspect.saveIt')}
          </Button>
        )}
      </div>
    </Section>
  );
}

function raised(mean: number, noise: number): string {
  if (mean === 0) return say('inspect.meanStillZero');
  if (noise === 0) return say('inspect.meanRoseFromZero', { mean: significant(mean, 3) });
  return say('inspect.meanRose', {
    noise: significant(noise, 3),
    mean: significant(mean, 3),
    times: significant(mean / noise, 2),
  });
}

async function savePreferred(
  picture: { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number } | null,
  channel: number,
): Promise<void> {
  if (!picture) return;
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const data = new ImageData(picture.data, picture.width, picture.height);
  canvas.getContext('2d')?.putImageData(data, 0, 0);
  saveBlob(
    await canvas.convertToBlob({ type: 'image/png' }),
    `${say('inspect.channelPrefers', { channel })}.png`,
  );
}
