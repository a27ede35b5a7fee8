import { ArrowUpDown, Blend, Brush, Camera, ClipboardPaste, ImagePlus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { actions, useLikeness } from '../../../store/react.ts';
import {
  contentSamples,
  type SampleName,
  sampleTitle,
  styleSamples,
} from '../../../style/samples/samples.ts';
import { Button, IconButton } from '../../../ui/buttons/Button.tsx';
import { Slider } from '../../../ui/fields/Slider.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { toast, toastError } from '../../../ui/messages/toasts.ts';
import { DropZone, FileButton } from '../../../ui/pictures/DropZone.tsx';
import { type FoundFile, picturesAmong } from '../../../ui/pictures/files.ts';
import { ObjectImage } from '../../../ui/pictures/ObjectImage.tsx';
import { message, type Words } from '../../../words/keys.ts';
import { fixed } from '../../../words/numbers.ts';
import { say, tell, worded } from '../../../words/say.ts';
import { tellMaking } from '../making.ts';
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

  const takeContent = (files: FoundFile[]) => {
    const [first] = picturesAmong(files);
    if (locked) tellMaking();
    else if (first) actions().style.setContent(first.file, first.file.name).catch(toastError);
  };
  const takeStyles = (files: FoundFile[]) => addAll(files, true);
  const takeShot = (of: 'content' | 'style', file: File) => {
    const name = message('media.cameraPicture');
    const { setContent, addStyle } = actions().style;
    (of === 'content' ? setContent(file, name) : addStyle(file, name, true)).catch(toastError);
  };
  /** The first of them in place of the styles there are, or beside them; the others beside it. */
  const addAll = async (files: FoundFile[], replace: boolean) => {
    // Dropped: the buttons are locked then.
    if (locked) {
      tellMaking();
      return;
    }
    for (const [i, { file }] of picturesAmong(files).entries()) {
      await actions()
        .style.addStyle(file, file.name, replace && i === 0)
        .catch(toastError);
    }
  };

  return (
    <>
      <Section
        title={say('style.content')}
        aside={
          <div className={styles.ways}>
            <IconButton
              size="small"
              label={say('style.contentFromCamera')}
              icon={<Camera />}
              disabled={locked}
              onClick={() => setShooting('content')}
            />
            <FileButton
              size="small"
              look="quiet"
              icon={<ImagePlus />}
              disabled={locked}
              onFiles={takeContent}
            >
              {say('ui.choose')}
            </FileButton>
          </div>
        }
      >
        <DropZone onFiles={takeContent} prompt={say('style.dropContent')}>
          <div className={styles.thumbs}>
            {content && <Thumb file={content.file} name={content.name} />}
            <Samples names={contentSamples} of="content" disabled={locked} />
          </div>
        </DropZone>
      </Section>
      <Section
        title={say('style.styles', { count: Math.max(1, chosen.length) })}
        aside={
          <div className={styles.ways}>
            <IconButton
              size="small"
              label={say('style.swap')}
              icon={<ArrowUpDown />}
              disabled={locked}
              onClick={() => actions().style.swap().catch(toastError)}
            />
            <IconButton
              size="small"
              label={say('style.paste')}
              icon={<ClipboardPaste />}
              disabled={locked}
              onClick={() => pasteStyle().catch(toastError)}
            />
            <IconButton
              size="small"
              label={say('style.styleFromCamera')}
              icon={<Camera />}
              disabled={locked}
              onClick={() => setShooting('style')}
            />
            <FileButton
              size="small"
              look="quiet"
              icon={<ImagePlus />}
              multiple
              disabled={locked}
              onFiles={takeStyles}
            >
              {say('style.replace')}
            </FileButton>
          </div>
        }
      >
        <DropZone onFiles={takeStyles} prompt={say('style.dropStyles')}>
          <div className={styles.thumbs}>
            {chosen.map((style) => (
              <div key={style.id} className={styles.chosen}>
                <Thumb file={style.file} name={style.name} />
                {chosen.length > 1 && !locked && (
                  <IconButton
                    label={say('style.remove', { name: style.name })}
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
          disabled={locked}
          onFiles={(files) => addAll(files, false)}
        >
          {say('style.blend')}
        </FileButton>
        {chosen.map((style) => (
          <Button
            key={style.id}
            size="small"
            look="quiet"
            icon={<Brush />}
            onClick={() => setMasking(style.id)}
          >
            {say(style.mask ? 'style.limited' : 'style.limit', { name: style.name })}
          </Button>
        ))}
        {chosen.length > 1 &&
          chosen.map((style) => (
            <Slider
              key={style.id}
              label={worded(style.name)}
              value={style.weight}
              min={0}
              max={2}
              step={0.05}
              format={(value) => fixed(value, 2)}
              onChange={(weight) => actions().style.weighStyle(style.id, weight)}
            />
          ))}
      </Section>
      {shooting && (
        <CameraDialog
          title={say(shooting === 'content' ? 'style.contentFromCamera' : 'style.styleFromCamera')}
          onPicture={(file) => {
            setShooting(null);
            takeShot(shooting, file);
          }}
          onClose={() => setShooting(null)}
        />
      )}
      {masked && (
        <MaskPainter
          title={say('style.whereUsed', { name: masked.name })}
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

/** Browsers ask the person first; some read no pictures. */
async function pasteStyle(): Promise<void> {
  let items: ClipboardItems;
  try {
    items = await navigator.clipboard.read();
  } catch {
    // Refused, or a browser that has it not: to the person that is the same, and so is the way out.
    toast(say('style.clipboardClosed'), { tone: 'bad', detail: say('style.clipboardClosedMore') });
    return;
  }
  for (const item of items) {
    const type = item.types.find((each) => each.startsWith('image/'));
    if (!type) continue;
    await actions().style.addStyle(await item.getType(type), message('style.pasted'), true);
    return;
  }
  toast(say('style.nothingToPaste'), { tone: 'bad', detail: say('style.nothingToPasteMore') });
}

function Thumb({ file, name }: { file: Blob; name: Words }) {
  return (
    <figure className={styles.thumb}>
      <ObjectImage blob={file} alt="" />
      <figcaption>{worded(name)}</figcaption>
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
    <ul
      className={styles.samples}
      aria-label={say(of === 'content' ? 'style.contentSamples' : 'style.styleSamples')}
    >
      {names.map((name) => (
        <li key={name}>
          <button
            type="button"
            className={styles.sample}
            disabled={disabled}
            title={tell(sampleTitle(name))}
            aria-label={say(of === 'content' ? 'style.useAsContent' : 'style.useAsStyle', {
              name: sampleTitle(name),
            })}
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
