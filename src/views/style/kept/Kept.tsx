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
      toastDeleted(
        gone,
        gone.length === 1 ? 'The picture is deleted' : `${gone.length} pictures are deleted`,
      );
    } catch (error) {
      toastError(error);
    }
  };

  return (
    <Section
      title="Your pictures"
      aside={
        <Button size="small" look="quiet" onClick={() => setAsking(true)}>
          Delete all
        </Button>
      }
    >
      <ul className={styles.kept} aria-label="Pictures made before">
        {kept.map((run) => (
          <li key={run.id}>
            <button
              type="button"
              className={styles.keptButton}
              title={pictureName(run)}
              aria-label={`Show ${pictureName(run)}`}
              onClick={() => setOpen(run.id)}
            >
              <ObjectImage blob={run.picture} alt="" />
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>
        {kept.length === 1 ? 'One picture' : `${kept.length} pictures`}, {roomOf(kept)}, only on this device.
      </p>
      {shown && (
        <Dialog
          open
          wide
          onClose={() => setOpen(null)}
          title={pictureName(shown)}
          description={said(shown)}
          actions={
            <>
              <IconButton label="Delete" icon={<Trash2 />} onClick={() => remove([shown.id])} />
              <Button
                icon={<Download />}
                onClick={() =>
                  actions()
                    .style.keptPng(shown)
                    .then((png) => saveBlob(png, `${pictureName(shown)}.png`))
                    .catch(toastError)
                }
              >
                Save
              </Button>
              <Button
                look="primary"
                disabled={locked}
                onClick={() => {
                  setOpen(null);
                  actions().style.openKept(shown.id).catch(toastError);
                }}
              >
                Open in the studio
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
        title={`Delete ${kept.length === 1 ? 'the picture' : `all ${kept.length} pictures`}?`}
        description="They lie only on this device."
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep them</Button>
            <Button look="danger" onClick={() => remove(kept.map(({ id }) => id))}>
              Delete
            </Button>
          </>
        }
      />
    </Section>
  );
}

function said({ startedAt, step, steps, width, height, costs }: StoredStyleRun): string {
  const when = new Date(startedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return `${when}. Step ${step} of ${steps}, ${width} × ${height} pixels. J(G) fell from ${costs.first.toPrecision(3)} to ${costs.last.toPrecision(3)}.`;
}
