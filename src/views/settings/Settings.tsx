import { FolderInput, HardDrive, Save, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Segments } from '../../ui/fields/controls.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { Switch } from '../../ui/fields/Switch.tsx';
import { Workbench } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { About } from './About.tsx';
import { Capabilities } from './Capabilities.tsx';
import styles from './Settings.module.css';

/** What the person can choose, what this browser has, and what is stored. */
export default function Settings() {
  const settings = useLikeness((state) => state.settings);
  const { engine, status } = useLikeness((state) => state.engine);
  const people = useLikeness((state) => state.gallery.people.length);
  const [asking, setAsking] = useState(false);
  const change = actions().settings.change;

  const deleteAll = async () => {
    try {
      await actions().settings.deleteEverything();
      setAsking(false);
      toast('Everything is deleted', {
        detail: 'No person, picture, setting or fetched network is left in this browser.',
      });
    } catch (error) {
      toastError(error);
    }
  };

  return (
    <Workbench
      title="Settings"
      lead="How it looks, what it runs on, and what it keeps."
      inspector={<About />}
    >
      <div className={styles.columns}>
        <section className={styles.card}>
          <h2>Look</h2>
          <Segments
            label="Theme"
            value={settings.theme}
            options={[
              { value: 'system', label: 'As the system' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
            onChange={(theme) => change({ theme })}
          />
          <Switch
            label="Mirror the camera preview"
            checked={settings.mirrorPreview}
            onChange={(mirrorPreview) => change({ mirrorPreview })}
            hint="As in a looking glass. The networks see the picture as it is."
          />
        </section>

        <section className={styles.card}>
          <h2>Engine</h2>
          <Select
            label="Run the networks on"
            value={settings.backend}
            options={[
              { value: 'auto', label: 'The fastest that works' },
              { value: 'webgpu', label: 'Graphics (WebGPU)' },
              { value: 'webgl', label: 'Graphics (WebGL)' },
              { value: 'wasm', label: 'Processor (WASM)' },
              { value: 'cpu', label: 'Plain JavaScript (slow)' },
            ]}
            onChange={(backend) => change({ backend })}
            hint={
              engine
                ? `Running on ${engineWords(engine)}.`
                : status === 'loading'
                  ? 'Loading…'
                  : 'The networks load when they are first needed.'
            }
          />
          {!engine && status !== 'loading' && (
            <Button size="small" onClick={() => actions().faces.prepare().catch(toastError)}>
              Load the networks now
            </Button>
          )}
          <Switch
            label="Mirror averaging"
            checked={settings.mirror}
            onChange={(mirror) => change({ mirror })}
            hint="Encodes each face and its mirror image and averages both: surer, and half as fast. Where a picture has more than four faces, each is encoded once."
          />
        </section>

        <section className={styles.card}>
          <h2>This browser</h2>
          <Capabilities />
        </section>

        <section className={styles.card}>
          <h2>What is kept</h2>
          <p>
            For each person a name, dates, the encoder's version and 128 numbers per picture. A 64-pixel
            picture only where you ticked it. Numbers and pictures are encrypted with a key that cannot leave
            this browser; names are not. Nothing is kept anywhere else.
          </p>
          <div className={styles.pair}>
            <Button
              size="small"
              icon={<Save />}
              disabled={people === 0}
              onClick={() => actions().transfer.open('save')}
            >
              Save people to a file…
            </Button>
            <Button size="small" icon={<FolderInput />} onClick={() => actions().transfer.open('bring')}>
              Bring in a file…
            </Button>
          </div>
          <p className={styles.soft}>
            A copy of the whole browser profile holds the key too: lock the computer, and save files with a
            passphrase.
          </p>
          <Button
            size="small"
            icon={<HardDrive />}
            onClick={() =>
              actions()
                .settings.keepStorage()
                .then((kept) =>
                  toast(kept ? 'The browser will keep it' : 'The browser did not promise to keep it', {
                    tone: kept ? 'good' : 'bad',
                    ...(!kept && {
                      detail: 'It may agree after more visits, or once the page is bookmarked.',
                    }),
                  }),
                )
                .catch(toastError)
            }
          >
            Ask the browser to keep it
          </Button>
          {asking ? (
            <Notice
              tone="bad"
              title="Delete everything?"
              actions={
                <>
                  <Button size="small" look="danger" onClick={deleteAll}>
                    Delete everything
                  </Button>
                  <Button size="small" look="quiet" onClick={() => setAsking(false)}>
                    Keep
                  </Button>
                </>
              }
            >
              {people === 1 ? 'One person' : `${people} people`}, styled pictures, trained heads, fetched
              networks and all settings go for good.
            </Notice>
          ) : (
            <Button size="small" look="danger" icon={<Trash2 />} onClick={() => setAsking(true)}>
              Delete everything…
            </Button>
          )}
        </section>
      </div>
    </Workbench>
  );
}

function engineWords(engine: {
  backend: string;
  threads: number;
  simd: boolean;
  renderer: string | null;
}): string {
  if (engine.backend === 'webgpu') return 'WebGPU';
  if (engine.backend === 'webgl') return `WebGL${engine.renderer ? ` (${engine.renderer})` : ''}`;
  if (engine.backend === 'wasm') {
    const threads = engine.threads === 1 ? 'one thread' : `${engine.threads} threads`;
    return `WASM, ${engine.simd ? 'SIMD, ' : ''}${threads}`;
  }
  return 'plain JavaScript';
}
