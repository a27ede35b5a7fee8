import { Merge, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { PersonSummary } from '../../store/gallery/galleryState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button, IconButton } from '../../ui/buttons/Button.tsx';
import { Avatar } from '../../ui/buttons/Chip.tsx';
import { TextField } from '../../ui/fields/controls.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { Dialog } from '../../ui/frames/Dialog.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { day } from '../../words/numbers.ts';
import { rich, say } from '../../words/say.ts';
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
    if (!canRename) return;
    void attempt(actions().gallery.rename(person.id, typed), say('enroll.renamed', { name: typed }));
  };

  return (
    <Dialog open onClose={onClose} title={person.name}>
      <div className={styles.rename}>
        <TextField
          label={say('enroll.name')}
          value={name}
          onChange={setName}
          onEnter={rename}
          hint={namesake ? say('enroll.nameTaken', { name: namesake.name }) : undefined}
        />
        <Button disabled={!canRename} onClick={rename}>
          {say('ui.rename')}
        </Button>
      </div>

      <h3>{say('enroll.photos')}</h3>
      <ul className={styles.templates}>
        {person.templates.map((template, index) => (
          <li key={template.id}>
            <Avatar name={person.name} picture={template.picture} size={36} />
            <span>
              {rich('enroll.photoFrom', {
                source: template.source,
                day: day(template.createdAt),
                time: (words: ReactNode) => (
                  <time dateTime={new Date(template.createdAt).toISOString()}>{words}</time>
                ),
              })}
            </span>
            <IconButton
              label={say('enroll.deletePhotoNumber', { n: index + 1 })}
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
          title={say('enroll.deletePhotoAsk')}
          actions={
            <>
              <Button
                size="small"
                look="danger"
                onClick={() =>
                  attempt(actions().gallery.deleteTemplate(question.id), say('enroll.photoDeleted'))
                }
              >
                {say('enroll.deletePhoto')}
              </Button>
              <Button size="small" look="quiet" onClick={() => setQuestion({ kind: 'none' })}>
                {say('enroll.keepIt')}
              </Button>
            </>
          }
        >
          {say('enroll.deletePhotoMore', { name: person.name })}
        </Notice>
      )}
      {question.kind === 'delete' && (
        <Notice
          tone="bad"
          title={say('enroll.deleteAsk', { name: person.name })}
          actions={
            <>
              <Button
                size="small"
                look="danger"
                onClick={() =>
                  attempt(
                    actions().gallery.deletePerson(person.id),
                    say('enroll.deleted', { name: person.name }),
                    true,
                  )
                }
              >
                {say('enroll.deleteName', { name: person.name })}
              </Button>
              <Button size="small" look="quiet" onClick={() => setQuestion({ kind: 'none' })}>
                {say('enroll.keep')}
              </Button>
            </>
          }
        >
          {say('enroll.deleteMore', { count: person.templates.length })}
        </Notice>
      )}
      {question.kind === 'merge' && (
        <div className={styles.merge}>
          <Select
            label={say('enroll.mergeInto', { name: person.name })}
            value={question.into}
            options={others.map((each) => ({ value: each.id, label: each.name }))}
            onChange={(into) => setQuestion({ kind: 'merge', into })}
            hint={say('enroll.mergeMore', { name: person.name })}
          />
          <div className={styles.row}>
            <Button
              size="small"
              onClick={() =>
                attempt(actions().gallery.merge(person.id, question.into), say('enroll.merged'), true)
              }
            >
              {say('enroll.merge')}
            </Button>
            <Button size="small" look="quiet" onClick={() => setQuestion({ kind: 'none' })}>
              {say('ui.cancel')}
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
            {say('enroll.mergeChoose')}
          </Button>
          <Button
            size="small"
            look="danger"
            icon={<Trash2 />}
            onClick={() => setQuestion({ kind: 'delete' })}
          >
            {say('enroll.deletePerson')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
