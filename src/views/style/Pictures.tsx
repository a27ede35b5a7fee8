import { ImagePlus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { contentSamples, type SampleName, sampleTitle, styleSamples } from '../../store/shared.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Slider } from '../../ui/controls.tsx';
import { DropZone, FileButton } from '../../ui/DropZone.tsx';
import type { FoundFile } from '../../ui/files.ts';
import { ObjectImage } from '../../ui/ObjectImage.tsx';
import { toastError } from '../../ui/toasts.tsx';
import { Section } from '../../ui/Workbench.tsx';
import styles from './Style.module.css';

/** The content picture and the style pictures, their samples, and the weights of several styles. */
export function Pictures({ locked }: { locked: boolean }) {
  const content = useLikeness((state) => state.style.content);
  const chosen = useLikeness((state) => state.style.styles);

  const attempt = (work: Promise<void>) => work.catch(toastError);
  const takeContent = ([first]: FoundFile[]) => {
    if (first) attempt(actions().setStyleContent(first.file, first.file.name));
  };
  const takeStyles = (files: FoundFile[]) => {
    const onlySample =
      chosen.length === 1 && styleSamples.some((name) => sampleTitle(name) === chosen[0]?.name);
    files.reduce(
      (before, { file }, i) =>
        before.then(() => attempt(actions().addStyle(file, file.name, onlySample && i === 0))),
      Promise.resolve(),
    );
  };

  return (
    <>
      <Section
        title="Content"
        aside={
          <FileButton size="small" look="quiet" icon={<ImagePlus />} onFiles={takeContent}>
            Choose
          </FileButton>
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
          <FileButton size="small" look="quiet" icon={<ImagePlus />} multiple onFiles={takeStyles}>
            Add
          </FileButton>
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
                    onClick={() => actions().removeStyle(style.id)}
                  />
                )}
              </div>
            ))}
            <Samples names={styleSamples} of="style" disabled={locked} />
          </div>
        </DropZone>
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
              onChange={(weight) => actions().weighStyle(style.id, weight)}
            />
          ))}
      </Section>
    </>
  );
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
            onClick={() => actions().takeStyleSample(of, name).catch(toastError)}
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
      .drawStyleSample(name, DRAWING.width, DRAWING.height)
      .then(({ data, width, height }) => {
        if (!gone) canvas.current?.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
      }, toastError);
    return () => {
      gone = true;
    };
  }, [name]);
  return <canvas ref={canvas} {...DRAWING} aria-hidden />;
}
