import { FileBox } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { InputRange } from '../../networks/layered/network.ts';
import type { InspectedName } from '../../store/inspect/inspectState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Segments } from '../../ui/fields/controls.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { Workbench } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import type { KeyOf } from '../../words/keys.ts';
import { bytes } from '../../words/numbers.ts';
import { say, worded } from '../../words/say.ts';
import { ChannelSection } from './ChannelSection.tsx';
import { type ChosenPatches, FigureView } from './FigureView.tsx';
import styles from './Inspect.module.css';
import { LayerList } from './LayerList.tsx';
import { NetworkDiagram } from './NetworkDiagram.tsx';
import { Occlusion } from './Occlusion.tsx';
import { PatchList } from './PatchList.tsx';
import { PictureView } from './PictureView.tsx';

/** The inside of every network here: what its units answer to, and what it makes of one picture. */
export default function Inspect() {
  const view = useLikeness((state) => state.inspect.view);
  const network = useLikeness((state) => state.inspect.network);
  const status = useLikeness((state) => state.inspect.status);
  const fault = useLikeness((state) => state.inspect.fault);
  const faces = useLikeness((state) => state.inspect.description?.faces ?? false);
  const [chosen, setChosen] = useState<ChosenPatches | null>(null);

  useEffect(() => {
    actions().inspect.open().catch(toastError);
  }, []);

  const take = (found: FoundFile[]) => {
    setChosen(null);
    const files = found.map(({ file }) => file);
    actions()
      .inspect.takeFiles(files, found[0]?.folders[0] ?? null)
      .then((kind) => {
        if (kind === 'model') toast(say('inspect.modelOpen'), { detail: say('inspect.modelOpenMore') });
      }, toastError);
  };

  return (
    <Workbench
      title={say('app.inspect')}
      lead={say('inspect.lead')}
      tools={
        <>
          <Segments
            label={say('inspect.whatToLookAt')}
            value={view}
            options={[
              { value: 'figure', label: say('inspect.whatUnitsLookFor') },
              { value: 'picture', label: say('inspect.onePicture') },
            ]}
            onChange={(next) => actions().inspect.setView(next).catch(toastError)}
          />
          <NetworkChoice
            network={network}
            onNetwork={(next) => {
              setChosen(null);
              actions().inspect.chooseNetwork(next).catch(toastError);
            }}
          />
          {view === 'picture' && <LayerChoice />}
          <FileButton
            multiple
            accept=".json,.bin,.h5,.keras,.onnx,.pb,.tflite,.pt,.pth,.safetensors,.zip"
            look="quiet"
            icon={<FileBox />}
            onFiles={take}
          >
            {say('inspect.openModel')}
          </FileButton>
        </>
      }
      inspector={
        <>
          {view === 'figure' && chosen && <PatchList chosen={chosen} />}
          {view === 'picture' && <ChannelSection />}
          {view === 'picture' && faces && <Occlusion />}
          <LayerList />
        </>
      }
    >
      {status === 'loading' && <Loading />}
      {status === 'failed' && fault && (
        <Notice
          tone="bad"
          title={whatHappened(fault)}
          actions={
            <Button size="small" onClick={() => actions().inspect.chooseNetwork(network).catch(toastError)}>
              {say('ui.tryAgain')}
            </Button>
          }
        >
          {whatToDo(fault)}
        </Notice>
      )}
      <NetworkDiagram />
      <div className={styles.middle}>
        {view === 'figure' ? (
          <FigureView chosen={chosen} onChoose={setChosen} onFiles={take} />
        ) : (
          <PictureView onFiles={take} />
        )}
      </div>
    </Workbench>
  );
}

/** The chosen layer beside the picture; the list of them all tells more. */
function LayerChoice() {
  const layer = useLikeness((state) => state.inspect.layer);
  const layers = useLikeness((state) => state.inspect.description?.layers);
  if (!layers) return null;
  return (
    <Select
      label={say('inspect.layer')}
      hideLabel
      value={layer}
      options={layers.map(({ name }) => ({ value: name, label: name }))}
      onChange={(next) => actions().inspect.chooseLayer(next).catch(toastError)}
    />
  );
}

function Loading() {
  const loaded = useLikeness((state) => state.inspect.loaded);
  const total = useLikeness((state) => state.inspect.total);
  return (
    <Progress
      label={say('inspect.loadingNetwork')}
      share={total > 0 ? loaded / total : null}
      {...(total > 0 && { detail: say('app.loadedOf', { loaded: bytes(loaded), total: bytes(total) }) })}
    />
  );
}

interface NetworkChoiceProps {
  network: InspectedName;
  onNetwork: (network: InspectedName) => void;
}

function NetworkChoice({ network, onNetwork }: NetworkChoiceProps) {
  const kept = useLikeness((state) => state.styleNetworks.kept);
  const model = useLikeness((state) => state.inspect.modelName);
  const ranged = useLikeness((state) => (state.inspect.description?.range ?? null) !== null);
  const options: { value: InspectedName; label: string }[] = [
    { value: 'embedded', label: say('inspect.embedded') },
    { value: 'embedded-fine', label: say('inspect.embeddedFine') },
    { value: 'faces', label: say('inspect.faces') },
    ...kept.map(({ name }) => ({
      value: name,
      label: name === 'vgg19' ? 'VGG-19' : say('inspect.ownNetwork'),
    })),
    ...(model ? [{ value: 'model' as const, label: worded(model) }] : []),
  ];
  return (
    <>
      <Select
        label={say('inspect.network')}
        hideLabel
        value={network}
        options={options}
        onChange={onNetwork}
      />
      {network === 'model' && ranged && <InputRangeChoice />}
    </>
  );
}

const ranges: { value: InputRange; label: KeyOf<'inspect'> }[] = [
  { value: '0 to 1', label: 'pixelsToOne' },
  { value: '-1 to 1', label: 'pixelsAroundZero' },
  { value: '0 to 255', label: 'pixelsTo255' },
];

/** Which numbers a dropped model was trained on: its files do not say. */
function InputRangeChoice() {
  const range = useLikeness((state) => state.inspect.modelRange);
  return (
    <Select
      label={say('inspect.pixelValues')}
      hideLabel
      value={range}
      options={ranges.map(({ value, label }) => ({ value, label: say(`inspect.${label}`) }))}
      onChange={(next) => actions().inspect.setModelRange(next).catch(toastError)}
    />
  );
}
