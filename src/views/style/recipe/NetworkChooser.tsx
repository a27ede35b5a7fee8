import { Download, FileDown, Globe, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { vgg19 } from '../../../networks/files/catalogue.ts';
import { actions, useLikeness } from '../../../store/react.ts';
import { Button, IconButton } from '../../../ui/buttons/Button.tsx';
import { Segments, TextField } from '../../../ui/fields/controls.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { Progress } from '../../../ui/messages/Progress.tsx';
import { toast, toastError } from '../../../ui/messages/toasts.ts';
import { FileButton } from '../../../ui/pictures/DropZone.tsx';
import styles from '../Style.module.css';

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

/** The network the costs look through: one of the two that come along, VGG-19 once it is here, or one the person brought. */
export function NetworkChooser({ locked }: { locked: boolean }) {
  const network = useLikeness((state) => state.style.recipe.network);
  const { kept, download, fault } = useLikeness((state) => state.styleNetworks);
  const [typing, setTyping] = useState(false);
  const [address, setAddress] = useState('');
  useEffect(() => {
    // Without storage there are no kept networks; fetching one says so.
    actions()
      .styleNetworks.load()
      .catch(() => undefined);
  }, []);
  const here = kept.find(({ name }) => name === network);
  const own = kept.some(({ name }) => name === 'own');
  const far = (network === 'vgg19' || network === 'own') && !here;

  return (
    <>
      <fieldset className={styles.locked} disabled={locked}>
        <Segments
          label="Network"
          value={network}
          options={[
            { value: 'embedded', label: 'Quick' },
            { value: 'embedded-fine', label: 'Fine' },
            { value: 'vgg19', label: 'VGG-19' },
            ...(own || network === 'own' ? [{ value: 'own', label: 'Own' }] : []),
          ]}
          onChange={(next) => actions().styleNetworks.choose(next)}
        />
      </fieldset>
      {here && (
        <div className={styles.layerRow}>
          <p className={styles.soft}>
            {megabytes(here.bytes)} on this device, from {here.source}.
          </p>
          <IconButton
            size="small"
            label="Remove this network from the device"
            icon={<Trash2 />}
            disabled={locked}
            onClick={() =>
              actions()
                .styleNetworks.remove(here.name)
                .then(() => toast('The network is removed'), toastError)
            }
          />
        </div>
      )}
      {far && !download && (
        <div className={styles.fetch}>
          <p>
            {network === 'vgg19'
              ? `VGG-19 gives the best pictures and takes about ten times as long. It is not part of the app: ${megabytes(vgg19.bytes)} of its 575 come from ${vgg19.host}, once, and stay on this device. Nothing of yours is sent.`
              : 'The network these settings ask for was brought by somebody and is not on this device.'}
          </p>
          <div className={styles.presets}>
            {network === 'vgg19' && (
              <Button
                size="small"
                look="primary"
                icon={<Download />}
                onClick={() => actions().styleNetworks.fetch().catch(toastError)}
              >
                Download {megabytes(vgg19.bytes)}
              </Button>
            )}
            <FileButton
              size="small"
              icon={<FileDown />}
              accept=".safetensors,.json,.bin"
              multiple
              onFiles={(files) =>
                actions()
                  .styleNetworks.importFiles(files.map(({ file }) => file))
                  .catch(toastError)
              }
            >
              Use a file…
            </FileButton>
            <Button size="small" icon={<Globe />} onClick={() => setTyping(!typing)}>
              Another address…
            </Button>
          </div>
          {typing && (
            <div className={styles.layerRow}>
              <TextField
                label="Address of a .safetensors file"
                value={address}
                maxLength={2000}
                placeholder="https://"
                onChange={setAddress}
                onEnter={() => actions().styleNetworks.fetch(address).catch(toastError)}
              />
              <Button size="small" onClick={() => actions().styleNetworks.fetch(address).catch(toastError)}>
                Fetch
              </Button>
            </div>
          )}
        </div>
      )}
      {download && (
        <div className={styles.fetch}>
          <Progress
            label="Fetching the network"
            share={download.total > 0 ? download.loaded / download.total : null}
            detail={
              download.total > 0
                ? `${megabytes(download.loaded)} of ${megabytes(download.total)}${left(download)}`
                : ''
            }
          />
          <Button size="small" onClick={() => actions().styleNetworks.cancel()}>
            Cancel
          </Button>
        </div>
      )}
      {fault && !download && (
        <Notice tone="bad" title={fault.message}>
          {fault.advice}
        </Notice>
      )}
    </>
  );
}

function left(download: { loaded: number; total: number; from: number; startedAt: number }): string {
  const seconds = (performance.now() - download.startedAt) / 1000;
  const speed = (download.loaded - download.from) / seconds;
  if (seconds < 2 || speed <= 0) return '';
  const rest = (download.total - download.loaded) / speed;
  return rest < 90
    ? `, about ${Math.max(1, Math.round(rest))} s left`
    : `, about ${Math.round(rest / 60)} min left`;
}
