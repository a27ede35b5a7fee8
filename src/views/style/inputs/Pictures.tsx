import { ArrowUpDown, Blend, Brush, Camera, ClipboardPaste, ImagePlus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { actions, useLikeness } from '../../../store/react.ts';
import { sampleTitle } from '../../../store/style/styleInputs.ts';
import { contentSamples, type SampleName, styleSamples } from '../../../style/samples/samples.ts';
import { Button, IconButton } from '../../../ui/buttons/Button.tsx';
import { Slider } from '../../../ui/fields/Slider.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { toast, toastError } from '../../../ui/messages/toasts.ts';
import { DropZone, FileButton } from '../../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../../ui/pictures/files.ts';
import { ObjectImage } from '../../../ui/pictures/ObjectImage.tsx';
import styles from '../Style.module.css';
import { MaskPainter } from '../stage/MaskPainter.tsx';
import { CameraDialog } from './CameraDialog.tsx';

/** The content picture and the style pictures, their samples, and the weights of several styles. */
export function Pictures({ locked }: { locked: boolean }) {
  const content = useLikeness((state) => state.style.content);
  const chosen = useLikeness((state) => state.style.styles);
  const [shooting, setShooting] = useState<'content' | 'style' | null>(null);
  const [masking, setMasking] = useState<string | null>(null);
  const masked = chosen.find(({ id }) => id === masking);

  const takeContent = ([first]: FoundFile[]) => {
    if (first) actions().style.setContent(first.file, first.file.name).catch(toastError);
  };
  const takeStyles = (files: FoundFile[]) => addAll(files, true);
  /** The first of them in place of the styles there are, or beside them; the others beside it. */
  const addAll = async (files: FoundFile[], replace: boolean) => {
    for (const [i, { file }] of files.entries()) {
      await actions()
        .style.addStyle(file, file.name, replace && i === 0)
        .catch(toastError);
    }
  };

  return (
    <>
      <Section
        title="Content"
        aside={
          <div className={styles.ways}>
            <IconButton
              size="small"
              label="Take the content with the camera"
              icon={<Camera />}
              disabled={locked}
              onClick={() => setShooting('content')}
            />
            <FileButton size="small" look="quiet" icon={<ImagePlus />} onFiles={takeContent}>
              Choose
            </FileButton>
          </div>
        }
      >
        <DropZone onFiles={takeContent} prompt="Drop the content here">
          <div className={styles.thumbs}>
            {content && <Thumb file={content.file} name={content.name} />}
            <Samples names={contentSamples} of="content" disabled={locked} />
          </div>
        </DropZone>
      </Section>
      <Section
        title={chosen.length > 1 ? 'Styles' : 'Style'}
        aside={
          <div className={styles.ways}>
            <IconButton
              size="small"
              label="Swap content and style"
              icon={<ArrowUpDown />}
              disabled={locked}
              onClick={() => actions().style.swap().catch(toastError)}
            />
            <IconButton
              size="small"
              label="Paste a style picture"
              icon={<ClipboardPaste />}
              disabled={locked}
              onClick={() => pasteStyle(takeStyles).catch(toastError)}
            />
            <IconButton
              size="small"
              label="Take a style with the camera"
              icon={<Camera />}
              disabled={locked}
              onClick={() => setShooting('style')}
            />
            <FileButton size="small" look="quiet" icon={<ImagePlus />} multiple onFiles={takeStyles}>
              Replace
            </FileButton>
          </div>
        }
      >
        <DropZone onFiles={takeStyles} prompt="Drop style pictures here">
          <div className={styles.thumbs}>
            {chosen.map((style) => (
              <div key={style.id} className={styles.chosen}>
                <Thumb file={style.file} name={style.name} />
                {chosen.length > 1 && !locked && (
                  <IconButton
                    label={`Remove ${style.name}`}
                    icon={<X />}
                    size="small"
                    onClick={() => actions().style.removeStyle(style.id)}
                  />
                )}
              </div>
            ))}
            <Samples names={styleSamples} of="style" disabled={locked} />
          </div>
        </DropZone>
        <FileButton
          size="small"
          look="quiet"
          icon={<Blend />}
          multiple
          onFiles={(files) => addAll(files, false)}
        >
          Blend with another
        </FileButton>
        {chosen.map((style) => (
          <Button
            key={style.id}
            size="small"
            look="quiet"
            icon={<Brush />}
            onClick={() => setMasking(style.id)}
          >
            {style.mask ? `${style.name} counts where painted` : `Where ${style.name} counts…`}
          </Button>
        ))}
        {chosen.length > 1 &&
          chosen.map((style) => (
            <Slider
              key={style.id}
              label={style.name}
              value={style.weight}
              min={0}
              max={2}
              step={0.05}
              format={(value) => value.toFixed(2)}
              onChange={(weight) => actions().style.weighStyle(style.id, weight)}
            />
          ))}
      </Section>
      {shooting && (
        <CameraDialog
          title={shooting === 'content' ? 'Content from the camera' : 'Style from the camera'}
          onPicture={(file) => {
            setShooting(null);
            const files = [{ file, folders: [] }];
            if (shooting === 'content') takeContent(files);
            else takeStyles(files).catch(toastError);
          }}
          onClose={() => setShooting(null)}
        />
      )}
      {masked && (
        <MaskPainter
          title={`Where ${masked.name} counts`}
          under={content?.file ?? null}
          size={content ?? { width: 4, height: 3 }}
          mask={masked.mask}
          onMask={(mask) => actions().style.maskStyle(masked.id, mask)}
          onClose={() => setMasking(null)}
        />
      )}
    </>
  );
}

/** Chromium and Safari ask the person first; Firefox has the keyboard's paste. */
async function pasteStyle(take: (files: FoundFile[]) => void): Promise<void> {
  for (const item of await navigator.clipboard.read()) {
    const type = item.types.find((each) => each.startsWith('image/'));
    if (!type) continue;
    take([{ file: new File([await item.getType(type)], 'Pasted style', { type }), folders: [] }]);
    return;
  }
  toast('There is no picture on the clipboard', { tone: 'bad', detail: 'Copy one first, then paste.' });
}

function Thumb({ file, name }: { file: Blob; name: string }) {
  return (
    <figure className={styles.thumb}>
      <ObjectImage blob={file} alt="" />
      <figcaption>{name}</figcaption>
    </figure>
  );
}

interface SamplesProps {
  names: readonly SampleName[];
  of: 'content' | 'style';
  disabled: boolean;
}

function Samples({ names, of, disabled }: SamplesProps) {
  return (
    <ul className={styles.samples} aria-label={`Sample ${of} pictures`}>
      {names.map((name) => (
        <li key={name}>
          <button
            type="button"
            className={styles.sample}
            disabled={disabled}
            title={sampleTitle(name)}
            aria-label={`Use ${sampleTitle(name)} as ${of}`}
            onClick={() => actions().style.takeSample(of, name).catch(toastError)}
          >
            <SampleDrawing name={name} />
          </button>
        </li>
      ))}
    </ul>
  );
}

const DRAWING = { width: 96, height: 72 };

function SampleDrawing({ name }: { name: SampleName }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    actions()
      .style.drawSample(name, DRAWING.width, DRAWING.height)
      .then(({ data, width, height }) => {
        if (!gone) canvas.current?.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
      }, toastError);
    return () => {
      gone = true;
    };
  }, [name]);
  return <canvas ref={canvas} {...DRAWING} aria-hidden />;
}
