import { FolderInput, Save } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import type { PersonSummary } from '../../store/gallery/galleryState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Avatar } from '../../ui/buttons/Chip.tsx';
import { TextField } from '../../ui/fields/controls.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { many } from '../../ui/numbers.ts';
import styles from './Enroll.module.css';

const PersonDialog = lazy(async () => ({ default: (await import('./PersonDialog.tsx')).PersonDialog }));

/** Rows drawn at once: thousands of people stay responsive, and search finds the rest. */
const PAGE = 60;

/** Everyone enrolled, with search. */
export function People() {
  const { status, people, fault, damaged, unsealed } = useLikeness((state) => state.gallery);
  const [query, setQuery] = useState('');
  const [rows, setRows] = useState(PAGE);
  const [openId, setOpenId] = useState<string | null>(null);
  const asked = useDeferredValue(query.trim().toLowerCase());
  const found = asked ? people.filter((person) => person.name.toLowerCase().includes(asked)) : people;
  const open = people.find((person) => person.id === openId) ?? null;

  return (
    <>
      <div className={styles.peopleHead}>
        <h2>People</h2>
        <span className={`${styles.count} number`}>{people.length}</span>
      </div>
      {status === 'failed' && fault && (
        <Notice tone="bad" title={fault.message}>
          {fault.advice}
        </Notice>
      )}
      {damaged > 0 && (
        <Notice tone="caution">
          {damaged === 1 ? 'One stored row' : `${damaged} stored rows`} could not be read and{' '}
          {damaged === 1 ? 'was' : 'were'} left out. Everyone else is complete.
        </Notice>
      )}
      {unsealed > 0 && (
        <Notice tone="caution">
          {unsealed === 1 ? 'One stored face is' : `${unsealed} stored faces are`} not encrypted yet: this
          address offers no encryption, or the disk is full. They will be as soon as it works.
        </Notice>
      )}
      {status === 'ready' && people.length === 0 && <p className={styles.soft}>Nobody is enrolled yet.</p>}
      {people.length > 5 && (
        <TextField
          label="Search people"
          type="search"
          value={query}
          onChange={setQuery}
          placeholder="A name"
        />
      )}
      {asked && found.length === 0 && <p className={styles.soft}>Nobody is called “{query.trim()}”.</p>}
      <ul className={styles.people}>
        {found.slice(0, rows).map((person) => (
          <li key={person.id}>
            <button type="button" className={styles.person} onClick={() => setOpenId(person.id)}>
              <Avatar name={person.name} picture={pictureOf(person)} />
              <span className={styles.personName}>{person.name}</span>
              <span className={`${styles.count} number`}>
                {many(person.templates.length, 'photo', 'photos')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > rows && (
        <Button size="small" onClick={() => setRows(rows + PAGE)}>
          Show {Math.min(PAGE, found.length - rows)} more
        </Button>
      )}
      <div className={styles.transfer}>
        {people.length > 0 && (
          <Button size="small" look="quiet" icon={<Save />} onClick={() => actions().transfer.open('save')}>
            Save to a file…
          </Button>
        )}
        <Button
          size="small"
          look="quiet"
          icon={<FolderInput />}
          onClick={() => actions().transfer.open('bring')}
        >
          Bring in a file…
        </Button>
      </div>
      <Suspense>
        {open && <PersonDialog key={open.id} person={open} onClose={() => setOpenId(null)} />}
      </Suspense>
    </>
  );
}

/** The newest kept picture. */
export function pictureOf(person: PersonSummary): Blob | null {
  return person.templates.findLast((template) => template.picture)?.picture ?? null;
}
