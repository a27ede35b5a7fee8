import { Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import type { TrainedSummary } from '../../store/train/trained.ts';
import { Button, IconButton } from '../../ui/buttons/Button.tsx';
import { Dialog } from '../../ui/frames/Dialog.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { area } from '../../ui/numbers.ts';
import styles from './Train.module.css';

const learntFrom = { drawn: 'drawn faces', enrolled: 'enrolled people', folder: 'a folder' } as const;

/** The encoder as it came and every version trained here: which is used, switch back, export, delete. */
export function Versions() {
  const versions = useLikeness((state) => state.trained.versions);
  const inUse = useLikeness((state) => state.trained.inUse);
  return (
    <Section title="Versions">
      <ul className={styles.versions} aria-label="Versions">
        <li data-on={inUse === null || undefined}>
          <div>
            <strong>The face encoder as it came</strong>
            <p className={styles.soft}>dlib’s ResNet, compared by plain distance.</p>
          </div>
          <Use id={null} inUse={inUse === null} name="the encoder as it came" />
        </li>
        {versions.map((version) => (
          <Version key={version.id} version={version} inUse={version.id === inUse} />
        ))}
      </ul>
    </Section>
  );
}

function Version({ version, inUse }: { version: TrainedSummary; inUse: boolean }) {
  const { id, name, measured, data, kind, createdAt, base } = version;
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
          AUC {area(measured.startAuc, 3)} → {area(measured.auc, 3)} on {measured.heldOutPeople} held-out
          people; from {learntFrom[data]}, {new Date(createdAt).toLocaleString()}.
          {base === null && ' Encodes pictures by itself: for export.'}
        </p>
      </div>
      <div className={styles.versionActions}>
        {base !== null && <Use id={id} inUse={inUse} name={name} />}
        {layers && (
          <IconButton
            size="small"
            label={`Export ${name} for TensorFlow.js`}
            icon={<Download />}
            onClick={save}
          />
        )}
        <IconButton size="small" label={`Delete ${name}`} icon={<Trash2 />} onClick={() => setAsking(true)} />
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Delete “${name}”?`}
        description={
          inUse
            ? 'It is in use: faces are compared by the encoder as it came again. It cannot be brought back.'
            : 'It cannot be brought back.'
        }
        actions={
          <>
            <Button look="quiet" onClick={() => setAsking(false)}>
              Cancel
            </Button>
            <Button
              look="danger"
              onClick={() => {
                setAsking(false);
                actions().trained.remove(id).catch(toastError);
              }}
            >
              Delete
            </Button>
          </>
        }
      />
    </li>
  );
}

function Use({ id, inUse, name }: { id: string | null; inUse: boolean; name: string }) {
  if (inUse) return <span className={styles.inUse}>In use</span>;
  return (
    <Button
      size="small"
      aria-label={`Use ${name}`}
      onClick={() => actions().trained.use(id).catch(toastError)}
    >
      Use
    </Button>
  );
}
