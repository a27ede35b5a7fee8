import { Merge, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { PersonSummary } from '../../store/gallery/galleryState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button, IconButton } from '../../ui/buttons/Button.tsx';
import { Avatar } from '../../ui/buttons/Chip.tsx';
import { TextField } from '../../ui/fields/controls.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { Dialog } from '../../ui/frames/Dialog.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import styles from './Enroll.module.css';

type Question =
  | { kind: 'none' }
  | { kind: 'delete' }
  | { kind: 'merge'; into: string }
  | { kind: 'template'; id: string };

/** One person: rename, merge, delete a template or everything. What cannot be undone asks first. */
export function PersonDialog({ person, onClose }: { person: PersonSummary; onClose: () => void }) {
  const people = useLikeness((state) => state.gallery.people);
  const [name, setName] = useState(person.name);
  const [question, setQuestion] = useState<Question>({ kind: 'none' });
  const others = people.filter((each) => each.id !== person.id);
  const typed = name.trim();
  const namesake = others.find((each) => each.name.toLowerCase() === typed.toLowerCase());

  const attempt = async (work: Promise<void>, said: string, close = false) => {
    try {
      await work;
      toast(said);
      setQuestion({ kind: 'none' });
      if (close) onClose();
    } catch (error) {
      toastError(error);
    }
  };

  const canRename = typed !== '' && typed !== person.name && !namesake;
  const rename = () => {
    if (canRename) void attempt(actions().gallery.rename(person.id, typed), `Renamed to ${typed}`);
  };

  return (
    <Dialog open onClose={onClose} title={person.name}>
      <div className={styles.rename}>
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          onEnter={rename}
          hint={
            namesake
              ? `${namesake.name} exists already. Merge them instead if they are one person.`
              : undefined
          }
        />
        <Button disabled={!canRename} onClick={rename}>
          Rename
        </Button>
      </div>

      <h3>Photos</h3>
      <ul className={styles.templates}>
        {person.templates.map((template, index) => (
          <li key={template.id}>
            <Avatar name={person.name} picture={template.picture} size={36} />
            <span>
              {template.source === 'camera' ? 'Camera' : 'Photo'},{' '}
              <time dateTime={new Date(template.createdAt).toISOString()}>
                {new Date(template.createdAt).toLocaleDateString(undefined, { dateStyle: 'medium' })}
              </time>
            </span>
            <IconButton
              label={`Delete photo ${index + 1}`}
              size="small"
              icon={<Trash2 />}
              onClick={() =>
                setQuestion(
                  person.templates.length === 1 ? { kind: 'delete' } : { kind: 'template', id: template.id },
                )
              }
            />
          </li>
        ))}
      </ul>

      {question.kind === 'template' && (
        <Notice
          tone="caution"
          title="Delete this photo?"
          actions={
            <>
              <Button
                size="small"
                look="danger"
                onClick={() => attempt(actions().gallery.deleteTemplate(question.id), 'Photo deleted')}
              >
                Delete photo
              </Button>
              <Button size="small" look="quiet" onClick={() => setQuestion({ kind: 'none' })}>
                Keep it
              </Button>
            </>
          }
        >
          It cannot be brought back; {person.name} keeps the others.
        </Notice>
      )}
      {question.kind === 'delete' && (
        <Notice
          tone="bad"
          title={`Delete ${person.name}?`}
          actions={
            <>
              <Button
                size="small"
                look="danger"
                onClick={() =>
                  attempt(actions().gallery.deletePerson(person.id), `${person.name} is deleted`, true)
                }
              >
                Delete {person.name}
              </Button>
              <Button size="small" look="quiet" onClick={() => setQuestion({ kind: 'none' })}>
                Keep
              </Button>
            </>
          }
        >
          {person.templates.length === 1 ? 'The photo' : `All ${person.templates.length} photos`} and the name
          go from this browser's storage for good.
        </Notice>
      )}
      {question.kind === 'merge' && (
        <div className={styles.merge}>
          <Select
            label={`Merge ${person.name} into`}
            value={question.into}
            options={others.map((each) => ({ value: each.id, label: each.name }))}
            onChange={(into) => setQuestion({ kind: 'merge', into })}
            hint={`The photos move there and ${person.name} is gone.`}
          />
          <div className={styles.row}>
            <Button
              size="small"
              onClick={() => attempt(actions().gallery.merge(person.id, question.into), 'Merged', true)}
            >
              Merge
            </Button>
            <Button size="small" look="quiet" onClick={() => setQuestion({ kind: 'none' })}>
              Cancel
            </Button>
          </div>
        </div>
      )}
      {question.kind === 'none' && (
        <div className={styles.row}>
          <Button
            size="small"
            icon={<Merge />}
            disabled={others.length === 0}
            onClick={() => setQuestion({ kind: 'merge', into: others[0]?.id ?? '' })}
          >
            Merge into…
          </Button>
          <Button
            size="small"
            look="danger"
            icon={<Trash2 />}
            onClick={() => setQuestion({ kind: 'delete' })}
          >
            Delete person
          </Button>
        </div>
      )}
    </Dialog>
  );
}
