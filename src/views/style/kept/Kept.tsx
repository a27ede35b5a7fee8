import { Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { actions, useLikeness } from '../../../store/react.ts';
import type { StoredStyleRun } from '../../../store/style/styleKeeping.ts';
import { Button, IconButton } from '../../../ui/buttons/Button.tsx';
import { Dialog } from '../../../ui/frames/Dialog.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { ObjectImage } from '../../../ui/pictures/ObjectImage.tsx';
import { saveBlob } from '../../../ui/pictures/saveBlob.ts';
import { moment } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import { costNumber } from '../costNumber.ts';
import { pictureName } from '../inputs/names.ts';
import styles from '../Style.module.css';
import { roomOf, toastDeleted } from './keptPictures.ts';

/** The pictures made before: a click shows one, with what it was made from. */
export function Kept({ locked }: { locked: boolean }) {
  const kept = useLikeness((state) => state.style.kept);
  const [open, setOpen] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  if (kept.length === 0) return null;
  const shown = kept.find(({ id }) => id === open);
  const remove = async (ids: string[]) => {
    setOpen(null);
    setAsking(false);
    try {
      const gone = await actions().style.deleteKept(ids);
      toastDeleted(gone, say('styleStage.deleted', { count: gone.length }));
    } catch (error) {
      toastError(error);
    }
  };

  return (
    <Section
      title={say('styleStage.kept')}
      aside={
        <Button size="small" look="quiet" onClick={() => setAsking(true)}>
          {say('styleStage.deleteAll')}
        </Button>
      }
    >
      <ul className={styles.kept} aria-label={say('styleStage.keptList')}>
        {kept.map((run) => (
          <li key={run.id}>
            <button
              type="button"
              className={styles.keptButton}
              title={pictureName(run)}
              aria-label={say('styleStage.keptShow', { name: pictureName(run) })}
              onClick={() => setOpen(run.id)}
            >
              <ObjectImage blob={run.picture} alt="" />
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{say('styleStage.keptRoom', { count: kept.length, room: roomOf(kept) })}</p>
      {shown && (
        <Dialog
          open
          wide
          onClose={() => setOpen(null)}
          title={pictureName(shown)}
          description={said(shown)}
          actions={
            <>
              <IconButton label={say('ui.delete')} icon={<Trash2 />} onClick={() => remove([shown.id])} />
              <Button
                icon={<Download />}
                onClick={() =>
                  actions()
                    .style.keptPng(shown)
                    .then((png) => saveBlob(png, `${pictureName(shown)}.png`))
                    .catch(toastError)
                }
              >
                {say('ui.save')}
              </Button>
              <Button
                look="primary"
                disabled={locked}
                onClick={() => {
                  setOpen(null);
                  actions().style.openKept(shown.id).catch(toastError);
                }}
              >
                {say('styleStage.openKept')}
              </Button>
            </>
          }
        >
          <ObjectImage blob={shown.picture} alt={pictureName(shown)} className={styles.keptLarge ?? ''} />
        </Dialog>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={say('styleStage.deleteAllAsk', { count: kept.length })}
        description={say('styleStage.deleteAllMore', { count: kept.length })}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{say('ui.cancel')}</Button>
            <Button look="danger" onClick={() => remove(kept.map(({ id }) => id))}>
              {say('ui.delete')}
            </Button>
          </>
        }
      />
    </Section>
  );
}

function said({ startedAt, step, steps, width, height, costs }: StoredStyleRun): string {
  return say('styleStage.keptFacts', {
    when: moment(startedAt),
    step,
    steps,
    width,
    height,
    first: costNumber(costs.first),
    last: costNumber(costs.last),
  });
}
