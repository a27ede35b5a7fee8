import { useEffect, useRef } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { Segments } from '../../ui/fields/controls.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import type { ProjectionRule } from '../../visualisation/projections.ts';
import styles from './Inspect.module.css';
import { PixelCanvas } from './PixelCanvas.tsx';

const rules: { value: ProjectionRule; label: string; says: string }[] = [
  {
    value: 'gradient',
    label: 'Saliency',
    says: 'The derivative: what each pixel would change. A rectifier passes it where it was on.',
  },
  {
    value: 'deconvolution',
    label: 'Deconvolution',
    says: 'A rectifier passes what comes back positive, wherever it was on or off.',
  },
  {
    value: 'guided',
    label: 'Guided',
    says: 'Both: on, and positive on the way back. Only what speaks for the unit is left.',
  },
];

/** One unit: its value, the pixels it sees, and itself led back to them. */
export function UnitSection() {
  const chosen = useLikeness((state) => state.inspect.unit);
  const shape = useLikeness((state) => state.inspect.activations?.shape);
  const projection = useLikeness((state) => state.inspect.projection);
  const fromPatch = useLikeness((state) => state.inspect.fromPatch);
  const seen = useLikeness((state) => state.inspect.seen);
  if (!chosen || !shape || !seen) return null;
  const { unit, value, field, known } = chosen;
  const move = (part: Partial<typeof unit>) =>
    actions()
      .inspect.chooseUnit({ ...unit, ...part })
      .catch(toastError);
  const isPatch =
    fromPatch &&
    fromPatch.unit.channel === unit.channel &&
    fromPatch.unit.row === unit.row &&
    fromPatch.unit.column === unit.column;
  const rule = rules.find((each) => each.value === projection?.rule);
  return (
    <Section title="One unit">
      {shape[0] * shape[1] > 1 && (
        <div className={styles.two}>
          <NumberField
            label="Row"
            value={unit.row}
            min={0}
            max={shape[0] - 1}
            whole
            onChange={(row) => move({ row })}
          />
          <NumberField
            label="Column"
            value={unit.column}
            min={0}
            max={shape[1] - 1}
            whole
            onChange={(column) => move({ column })}
          />
        </div>
      )}
      <p className="number" role="status">
        It gives {value.toPrecision(4)}
        {known ? seenWords(field) : '. Which pixels it sees is not known for operations of this kind.'}
        {isPatch && ` ${compared(value, fromPatch.value)}`}
      </p>
      <div className={styles.crops}>
        {field && known && (
          <figure>
            <FieldCrop picture={seen} field={field} />
            <figcaption>What it sees</figcaption>
          </figure>
        )}
        {projection && (
          <figure>
            <PixelCanvas
              picture={projection.picture}
              label={`Led back to the pixels: ${rule?.label}`}
              className={projection.picture.width < 48 ? styles.crisp : undefined}
            />
            <figcaption>Led back to the pixels</figcaption>
          </figure>
        )}
      </div>
      <Segments
        label="Rule of the way back"
        value={projection?.rule ?? ('' as ProjectionRule)}
        options={rules.map(({ value: each, label }) => ({ value: each, label }))}
        onChange={(next) => actions().inspect.projectUnit(next).catch(toastError)}
      />
      <p className={styles.soft}>
        {rule ? `${rule.says} Grey is nothing.` : 'Choose a rule to lead the unit back to the pixels.'}
      </p>
    </Section>
  );
}

function seenWords(field: { x: number; y: number; width: number; height: number } | null): string {
  if (!field) return ' and sees nothing of the picture.';
  const { x, y, width, height } = field;
  return ` and sees columns ${x} to ${x + width - 1}, rows ${y} to ${y + height - 1}.`;
}

/** Computed anew for this picture alone, against what the figure kept. */
function compared(now: number, kept: number): string {
  const same = Math.abs(now - kept) <= 1e-3 * Math.max(1, Math.abs(kept));
  if (same) return 'Computed anew for this picture alone, it is what the figure kept.';
  return `The figure kept ${kept.toPrecision(4)}: the picture has changed since.`;
}

interface FieldCropProps {
  picture: { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number };
  field: { x: number; y: number; width: number; height: number };
}

function FieldCrop({ picture, field }: FieldCropProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const whole = new ImageData(picture.data, picture.width, picture.height);
    const element = canvas.current;
    if (!element) return;
    element.width = field.width;
    element.height = field.height;
    element
      .getContext('2d')
      ?.putImageData(whole, -field.x, -field.y, field.x, field.y, field.width, field.height);
  }, [picture, field]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={`The ${field.width} × ${field.height} pixels that the unit sees`}
      className={field.width < 48 ? styles.crisp : undefined}
    />
  );
}
