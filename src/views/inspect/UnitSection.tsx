import { type ReactNode, useEffect, useRef } from 'react';
import type { UnitDetail } from '../../store/inspect/inspectState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Segments } from '../../ui/fields/controls.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { Term } from '../../ui/terms/Term.tsx';
import type { ProjectionRule } from '../../visualisation/projections.ts';
import { sentences, significant } from '../../words/numbers.ts';
import { gap, rich, say } from '../../words/say.ts';
import styles from './Inspect.module.css';
import { PixelCanvas } from './PixelCanvas.tsx';

const rules: readonly ProjectionRule[] = ['gradient', 'deconvolution', 'guided'];

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
  const rule = projection?.rule;
  return (
    <Section title={say('inspect.oneUnit')} aside={<Term of="unit" />}>
      {shape[0] * shape[1] > 1 && (
        <div className={styles.two}>
          <NumberField
            label={say('inspect.row')}
            value={unit.row}
            min={0}
            max={shape[0] - 1}
            whole
            onChange={(row) => move({ row })}
          />
          <NumberField
            label={say('inspect.column')}
            value={unit.column}
            min={0}
            max={shape[1] - 1}
            whole
            onChange={(column) => move({ column })}
          />
        </div>
      )}
      <p className="number" role="status">
        {sentences(given(chosen), isPatch && compared(value, fromPatch.value))}
      </p>
      <div className={styles.crops}>
        {field && known && (
          <figure>
            <FieldCrop picture={seen} field={field} />
            <figcaption>
              <Term of="receptiveField">{say('inspect.whatItSees')}</Term>
            </figcaption>
          </figure>
        )}
        {projection && rule && (
          <figure>
            <PixelCanvas
              picture={projection.picture}
              label={say('inspect.ledBackBy', { rule: say(`inspect.${rule}`) })}
              className={projection.picture.width < 48 ? styles.crisp : undefined}
            />
            <figcaption>{say('inspect.ledBack')}</figcaption>
          </figure>
        )}
      </div>
      <Segments
        label={say('inspect.wayBack')}
        value={projection?.rule ?? ('' as ProjectionRule)}
        options={rules.map((each) => ({ value: each, label: say(`inspect.${each}`) }))}
        onChange={(next) => actions().inspect.projectUnit(next).catch(toastError)}
      />
      <p className={styles.soft}>
        {rule ? (
          <>
            {rich(`inspect.${rule}Says`, { relu: (words: ReactNode) => <Term of="relu">{words}</Term> })}
            {gap()}
            {say('inspect.greyIsNothing')}
          </>
        ) : (
          rich('inspect.chooseRule', { back: (words) => <Term of="wayBack">{words}</Term> })
        )}
      </p>
    </Section>
  );
}

/** Its value, and which pixels it comes from. */
function given({ value, field, known }: UnitDetail): string {
  const said = { value: significant(value, 4) };
  if (!known) return say('inspect.unitUnknown', said);
  if (!field) return say('inspect.unitSeesNothing', said);
  const { x, y, width, height } = field;
  return say('inspect.unitSees', {
    ...said,
    left: x,
    right: x + width - 1,
    top: y,
    bottom: y + height - 1,
  });
}

/** Computed anew for this picture alone, against what the figure kept. */
function compared(now: number, kept: number): string {
  const same = Math.abs(now - kept) <= 1e-3 * Math.max(1, Math.abs(kept));
  if (same) return say('inspect.sameAsFigure');
  return say('inspect.unlikeFigure', { kept: significant(kept, 4) });
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
      aria-label={say('inspect.seenPixels', { width: field.width, height: field.height })}
      className={field.width < 48 ? styles.crisp : undefined}
    />
  );
}
