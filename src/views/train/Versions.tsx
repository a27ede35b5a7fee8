import { Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import type { TrainedSummary } from '../../store/train/trained.ts';
import { versionName } from '../../store/train/trainOutcome.ts';
import { Button, IconButton } from '../../ui/buttons/Button.tsx';
import { Dialog } from '../../ui/frames/Dialog.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { area, moment, sentences } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import styles from './Train.module.css';

/** The built-in encoder and every version trained here: which is used, switch back, export, delete. */
export function Versions() {
  const versions = useLikeness((state) => state.trained.versions);
  const inUse = useLikeness((state) => state.trained.inUse);
  return (
    <Section title={say('train.versions')}>
      <ul className={styles.versions} aria-label={say('train.versions')}>
        <li data-on={inUse === null || undefined}>
          <div>
            <strong>{say('train.builtIn')}</strong>
            <p className={styles.soft}>{say('train.builtInMore')}</p>
          </div>
          <Use id={null} inUse={inUse === null} name={say('train.useBuiltIn')} />
        </li>
        {versions.map((version) => (
          <Version key={version.id} version={version} inUse={version.id === inUse} />
        ))}
      </ul>
    </Section>
  );
}

function Version({ version, inUse }: { version: TrainedSummary; inUse: boolean }) {
  const { id, measured, data, kind, createdAt, base } = version;
  const name = say(versionName[kind]);
  const [asking, setAsking] = useState(false);
  const layers = kind === 'head' || kind === 'siamese';
  const save = () => {
    for (const file of actions().trained.exportFiles(id)) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = file.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    }
  };
  return (
    <li data-on={inUse || undefined}>
      <div>
        <strong>{name}</strong>
        <p className={`${styles.soft} number`}>
          {sentences(
            say('train.measured', {
              before: area(measured.startAuc, 3),
              after: area(measured.auc, 3),
              people: measured.heldOutPeople,
              data,
              made: moment(createdAt),
            }),
            base === null && say('train.forExport'),
          )}
        </p>
      </div>
      <div className={styles.versionActions}>
        {base !== null && <Use id={id} inUse={inUse} name={say('train.useVersion', { name })} />}
        {layers && (
          <IconButton
            size="small"
            label={say('train.exportVersion', { name })}
            icon={<Download />}
            onClick={save}
          />
        )}
        <IconButton
          size="small"
          label={say('train.deleteVersion', { name })}
          icon={<Trash2 />}
          onClick={() => setAsking(true)}
        />
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={say('train.askDelete', { name })}
        description={say(inUse ? 'train.askDeleteInUse' : 'train.askDeleteMore')}
        actions={
          <>
            <Button look="quiet" onClick={() => setAsking(false)}>
              {say('ui.cancel')}
            </Button>
            <Button
              look="danger"
              onClick={() => {
                setAsking(false);
                actions().trained.remove(id).catch(toastError);
              }}
            >
              {say('ui.delete')}
            </Button>
          </>
        }
      />
    </li>
  );
}

/** `name` says what the button does, for whoever does not see what it stands beside. */
function Use({ id, inUse, name }: { id: string | null; inUse: boolean; name: string }) {
  if (inUse) return <span className={styles.inUse}>{say('train.inUse')}</span>;
  return (
    <Button size="small" aria-label={name} onClick={() => actions().trained.use(id).catch(toastError)}>
      {say('train.use')}
    </Button>
  );
}
