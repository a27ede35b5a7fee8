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
import { whatHappened, whatToDo } from '../../../words/faults.ts';
import { bytes, duration } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import styles from '../Style.module.css';

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
          label={say('style.network')}
          value={network}
          options={[
            { value: 'embedded', label: say('style.networkQuick') },
            { value: 'embedded-fine', label: say('style.networkFine') },
            // words: the same in every language
            { value: 'vgg19', label: 'VGG-19' },
            ...(own || network === 'own' ? [{ value: 'own', label: say('style.networkOwn') }] : []),
          ]}
          onChange={(next) => actions().styleNetworks.choose(next)}
        />
      </fieldset>
      {here && (
        <div className={styles.layerRow}>
          <p className={styles.soft}>
            {say('style.networkHere', { size: bytes(here.bytes), source: here.source })}
          </p>
          <IconButton
            size="small"
            label={say('style.removeNetwork')}
            icon={<Trash2 />}
            disabled={locked}
            onClick={() =>
              actions()
                .styleNetworks.remove(here.name)
                .then(() => toast(say('style.networkRemoved')), toastError)
            }
          />
        </div>
      )}
      {far && !download && (
        <div className={styles.fetch}>
          <p>
            {network === 'vgg19'
              ? say('style.vggMore', { size: bytes(vgg19.bytes), host: vgg19.host })
              : say('style.networkMissing')}
          </p>
          <div className={styles.presets}>
            {network === 'vgg19' && (
              <Button
                size="small"
                look="primary"
                icon={<Download />}
                onClick={() => actions().styleNetworks.fetch().catch(toastError)}
              >
                {say('style.downloadSize', { size: bytes(vgg19.bytes) })}
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
              {say('style.useFile')}
            </FileButton>
            <Button size="small" icon={<Globe />} onClick={() => setTyping(!typing)}>
              {say('style.otherAddress')}
            </Button>
          </div>
          {typing && (
            <div className={styles.layerRow}>
              <TextField
                label={say('style.address')}
                value={address}
                maxLength={2000}
                // words: the same in every language
                placeholder="https://"
                onChange={setAddress}
                onEnter={() => actions().styleNetworks.fetch(address).catch(toastError)}
              />
              <Button size="small" onClick={() => actions().styleNetworks.fetch(address).catch(toastError)}>
                {say('style.download')}
              </Button>
            </div>
          )}
        </div>
      )}
      {download && (
        <div className={styles.fetch}>
          <Progress
            label={say('style.downloading')}
            share={download.total > 0 ? download.loaded / download.total : null}
            detail={download.total > 0 ? howFar(download) : ''}
          />
          <Button size="small" onClick={() => actions().styleNetworks.cancel()}>
            {say('ui.cancel')}
          </Button>
        </div>
      )}
      {fault && !download && (
        <Notice tone="bad" title={whatHappened(fault)}>
          {whatToDo(fault)}
        </Notice>
      )}
    </>
  );
}

function howFar(download: { loaded: number; total: number; from: number; startedAt: number }): string {
  const [loaded, total] = [bytes(download.loaded), bytes(download.total)];
  const seconds = (performance.now() - download.startedAt) / 1000;
  const speed = (download.loaded - download.from) / seconds;
  if (seconds < 2 || speed <= 0) return say('style.downloadedOf', { loaded, total });
  const left = (download.total - download.loaded) / speed;
  return say('style.downloadedLeft', { loaded, total, time: duration(left) });
}
