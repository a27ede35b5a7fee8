import { Brush as BrushIcon, Eraser, Undo2 } from 'lucide-react';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Pixels } from '../../../picture/pixels.ts';
import { Button, IconButton } from '../../../ui/buttons/Button.tsx';
import { Segments } from '../../../ui/fields/controls.tsx';
import { Slider } from '../../../ui/fields/Slider.tsx';
import { Dialog } from '../../../ui/frames/Dialog.tsx';
import { ObjectImage } from '../../../ui/pictures/ObjectImage.tsx';
import { percent } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import styles from '../Style.module.css';
import { filledMask, painted, readyMasks, stroke } from './maskStrokes.ts';

interface MaskPainterProps {
  title: string;
  /** The picture painted over. */
  under: Blob | null;
  size: { width: number; height: number };
  mask: Pixels | null;
  /** Called after every stroke, so that a run under way follows; null: everywhere. */
  onMask: (mask: Pixels | null) => void;
  onClose: () => void;
}

const UNDO = 30;

/** Paints where on G a style counts: by brush, or from ready-made parts. */
export function MaskPainter({ title, under, size, mask, onMask, onClose }: MaskPainterProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ x: number; y: number } | null>(null);
  const [shown, setShown] = useState<Pixels>(() => mask ?? filledMask(size, 255));
  const [before, setBefore] = useState<Pixels[]>([]);
  const [tool, setTool] = useState<'paint' | 'erase'>('paint');
  const [radius, setRadius] = useState(0.12);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    element.width = shown.width;
    element.height = shown.height;
    // Where the style does not count, the picture is veiled with stripes: not by colour alone.
    const veil = new ImageData(shown.width, shown.height);
    for (let pixel = 0; pixel < shown.width * shown.height; pixel++) {
      const [x, y] = [pixel % shown.width, Math.floor(pixel / shown.width)];
      const light = (x + y) % 10 < 5 ? 40 : 90;
      const weight = shown.data[4 * pixel] ?? 0;
      veil.data.set([light, light, light + 20, 0.82 * (255 - weight)], 4 * pixel);
    }
    element.getContext('2d')?.putImageData(veil, 0, 0);
  }, [shown]);

  const remember = () => setBefore((all) => [...all.slice(-UNDO), shown]);
  const put = (next: Pixels) => {
    remember();
    setShown(next);
    onMask(next);
  };
  const spot = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  const dab = (event: PointerEvent) => {
    const to = spot(event);
    setShown(stroke(shown, last.current ?? to, to, { radius, erase: tool === 'erase' }));
    last.current = to;
  };

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={title}
      description={say('styleStage.maskMore')}
      actions={
        <>
          <Button
            onClick={() => {
              onMask(null);
              onClose();
            }}
          >
            {say('styleStage.everywhere')}
          </Button>
          <Button look="primary" onClick={onClose}>
            {say('ui.done')}
          </Button>
        </>
      }
    >
      <div className={styles.maskTools}>
        <Segments
          label={say('styleStage.tool')}
          value={tool}
          options={[
            { value: 'paint', label: say('styleStage.paint'), icon: <BrushIcon aria-hidden size={16} /> },
            { value: 'erase', label: say('styleStage.erase'), icon: <Eraser aria-hidden size={16} /> },
          ]}
          onChange={setTool}
        />
        <Slider
          label={say('styleStage.brush')}
          value={radius}
          min={0.02}
          max={0.4}
          step={0.01}
          format={(value) => say('styleStage.brushWidth', { share: percent(2 * value) })}
          onChange={setRadius}
        />
        <IconButton
          label={say('ui.undo')}
          icon={<Undo2 />}
          disabled={before.length === 0}
          onClick={() => {
            const previous = before.at(-1);
            if (!previous) return;
            setBefore(before.slice(0, -1));
            setShown(previous);
            onMask(previous);
          }}
        />
      </div>
      <div
        className={styles.maskPicture}
        style={{
          aspectRatio: `${size.width} / ${size.height}`,
          inlineSize: `min(100%, ${(52 * size.width) / size.height}vh)`,
        }}
      >
        {under && <ObjectImage blob={under} alt="" className={styles.layer ?? ''} />}
        <canvas
          ref={canvas}
          className={styles.layer}
          role="img"
          aria-label={say('styleStage.maskAlt')}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            remember();
            last.current = null;
            dab(event);
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) dab(event);
          }}
          onPointerUp={() => onMask(shown)}
        />
      </div>
      <fieldset className={styles.presets} aria-label={say('styleStage.readyParts')}>
        {readyMasks.map(({ name, weigh }) => (
          <Button key={name} size="small" onClick={() => put(painted(shown, weigh))}>
            {say(name)}
          </Button>
        ))}
        <Button size="small" onClick={() => put(painted(shown, (_x, _y, weight) => 255 - weight))}>
          {say('styleStage.invert')}
        </Button>
        <Button size="small" onClick={() => put(filledMask(size, 0))}>
          {say('styleStage.clear')}
        </Button>
      </fieldset>
    </Dialog>
  );
}
