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
import { say } from '../../words/say.ts';
import { About } from './About.tsx';
import { Capabilities } from './Capabilities.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
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
      toast(say('settings.deletedAll'), {
        detail: say('settings.deletedAllMore'),
      });
    } catch (error) {
      toastError(error);
    }
  };

  return (
    <Workbench title={say('app.settings')} lead={say('settings.lead')} inspector={<About />}>
      <div className={styles.columns}>
        <section className={styles.card}>
          <h2>{say('settings.look')}</h2>
          <Segments
            label={say('settings.theme')}
            value={settings.theme}
            options={[
              { value: 'system', label: say('settings.themeSystem') },
              { value: 'light', label: say('settings.themeLight') },
              { value: 'dark', label: say('settings.themeDark') },
            ]}
            onChange={(theme) => change({ theme })}
          />
          <LanguageChoice />
          <Switch
            label={say('settings.mirrorPreview')}
            checked={settings.mirrorPreview}
            onChange={(mirrorPreview) => change({ mirrorPreview })}
            hint={say('settings.mirrorPreviewHint')}
          />
        </section>

        <section className={styles.card}>
          <h2>{say('settings.engine')}</h2>
          <Select
            label={say('settings.runOn')}
            value={settings.backend}
            options={[
              { value: 'auto', label: say('settings.runAuto') },
              { value: 'webgpu', label: say('settings.runWebgpu') },
              { value: 'webgl', label: say('settings.runWebgl') },
              { value: 'wasm', label: say('settings.runWasm') },
              { value: 'cpu', label: say('settings.runCpu') },
            ]}
            onChange={(backend) => change({ backend })}
            hint={
              engine
                ? say('settings.runningOn', { engine: engineWords(engine) })
                : status === 'loading'
                  ? say('settings.loading')
                  : say('settings.loadWhenNeeded')
            }
          />
          {!engine && status !== 'loading' && (
            <Button size="small" onClick={() => actions().faces.prepare().catch(toastError)}>
              {say('settings.loadNow')}
            </Button>
          )}
          <Switch
            label={say('settings.mirrorAveraging')}
            checked={settings.mirror}
            onChange={(mirror) => change({ mirror })}
            hint={say('settings.mirrorAveragingHint')}
          />
        </section>

        <section className={styles.card}>
          <h2>{say('settings.thisBrowser')}</h2>
          <Capabilities />
        </section>

        <section className={styles.card}>
          <h2>{say('settings.kept')}</h2>
          <p>{say('settings.keptMore')}</p>
          <div className={styles.pair}>
            <Button
              size="small"
              icon={<Save />}
              disabled={people === 0}
              onClick={() => actions().transfer.open('save')}
            >
              {say('settings.saveToFile')}
            </Button>
            <Button size="small" icon={<FolderInput />} onClick={() => actions().transfer.open('bring')}>
              {say('settings.bringFile')}
            </Button>
          </div>
          <p className={styles.soft}>{say('settings.profileCopy')}</p>
          <Button
            size="small"
            icon={<HardDrive />}
            onClick={() =>
              actions()
                .settings.keepStorage()
                .then((kept) =>
                  toast(kept ? say('settings.keepAgreed') : say('settings.keepRefused'), {
                    tone: kept ? 'good' : 'bad',
                    ...(!kept && {
                      detail: say('settings.keepRefusedMore'),
                    }),
                  }),
                )
                .catch(toastError)
            }
          >
            {say('settings.askToKeep')}
          </Button>
          {asking ? (
            <Notice
              tone="bad"
              title={say('settings.deleteAllTitle')}
              actions={
                <>
                  <Button size="small" look="danger" onClick={deleteAll}>
                    {say('settings.deleteAll')}
                  </Button>
                  <Button size="small" look="quiet" onClick={() => setAsking(false)}>
                    {say('settings.deleteAllKeep')}
                  </Button>
                </>
              }
            >
              {say('settings.deleteAllMore', { people })}
            </Notice>
          ) : (
            <Button size="small" look="danger" icon={<Trash2 />} onClick={() => setAsking(true)}>
              {say('settings.deleteAllAsk')}
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
    return say('settings.engineWasm', { simd: engine.simd ? 'yes' : 'no', threads: engine.threads });
  }
  return say('settings.engineCpu');
}
