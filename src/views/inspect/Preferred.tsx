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
    <Section title="What it prefers">
      <p className={styles.soft}>
        From noise, pixels are changed {STEPS} times so that the channel answers more, while the picture is
        shifted and scaled.
      </p>
      <Segments
        label="What is driven up"
        value={objective}
        options={[
          { value: 'mean', label: 'The whole channel' },
          { value: 'centre', label: 'Its middle unit' },
        ]}
        onChange={setObjective}
      />
      {stimulus?.picture && (
        <PixelCanvas
          picture={stimulus.picture}
          label={`What channel ${channel} prefers`}
          className={styles.preferred}
        />
      )}
      {running && (
        <Progress
          label={report ? `Step ${report.step} of ${report.steps}` : 'Getting ready'}
          share={report ? report.step / report.steps : null}
        />
      )}
      {report && stimulus.mean !== null && (
        <p className="number" role={running ? undefined : 'status'}>
          {raised(stimulus.mean, report.meanOfNoise)}
        </p>
      )}
      {stimulus?.fault && (
        <Notice tone="bad" title={stimulus.fault.message}>
          {stimulus.fault.advice}
        </Notice>
      )}
      <div className={styles.row}>
        {running ? (
          <Button icon={<Square />} onClick={() => actions().inspect.stopPreferred()}>
            Stop
          </Button>
        ) : (
          <Button
            icon={<Sparkles />}
            onClick={() => actions().inspect.drawPreferred({ objective, steps: STEPS }).catch(toastError)}
          >
            Draw what it prefers
          </Button>
        )}
        {stimulus?.picture && !running && (
          <Button look="quiet" onClick={() => savePreferred(stimulus.picture, stimulus.channel)}>
            Save it
          </Button>
        )}
      </div>
    </Section>
  );
}

function raised(mean: number, noise: number): string {
  if (mean === 0) return 'The channel answers nothing yet; some channels are dead and never will.';
  if (noise === 0) return `Its mean rose from 0 to ${mean.toPrecision(3)}.`;
  return `Its mean rose from ${noise.toPrecision(3)} to ${mean.toPrecision(3)}, ${(mean / noise).toPrecision(2)} times the noise it began with.`;
}

async function savePreferred(
  picture: { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number } | null,
  channel: number,
): Promise<void> {
  if (!picture) return;
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const data = new ImageData(picture.data, picture.width, picture.height);
  canvas.getContext('2d')?.putImageData(data, 0, 0);
  saveBlob(await canvas.convertToBlob({ type: 'image/png' }), `What channel ${channel} prefers.png`);
}
