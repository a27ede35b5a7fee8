import { FolderInput, Save } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import type { PersonSummary } from '../../store/gallery/galleryState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Avatar } from '../../ui/buttons/Chip.tsx';
import { TextField } from '../../ui/fields/controls.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { whole } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
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
        <h2>{say('enroll.people')}</h2>
        <span className={`${styles.count} number`}>{whole(people.length)}</span>
      </div>
      {status === 'failed' && fault && (
        <Notice tone="bad" title={whatHappened(fault)}>
          {whatToDo(fault)}
        </Notice>
      )}
      {damaged > 0 && <Notice tone="caution">{say('enroll.damaged', { count: damaged })}</Notice>}
      {unsealed > 0 && <Notice tone="caution">{say('enroll.unsealed', { count: unsealed })}</Notice>}
      {status === 'ready' && people.length === 0 && <p className={styles.soft}>{say('enroll.nobody')}</p>}
      {people.length > 5 && (
        <TextField
          label={say('enroll.search')}
          type="search"
          value={query}
          onChange={setQuery}
          placeholder={say('enroll.searchFor')}
        />
      )}
      {asked && found.length === 0 && (
        <p className={styles.soft}>{say('enroll.nobodyCalled', { name: query.trim() })}</p>
      )}
      <ul className={styles.people}>
        {found.slice(0, rows).map((person) => (
          <li key={person.id}>
            <button type="button" className={styles.person} onClick={() => setOpenId(person.id)}>
              <Avatar name={person.name} picture={pictureOf(person)} />
              <span className={styles.personName}>{person.name}</span>
              <span className={`${styles.count} number`}>
                {say('enroll.photoCount', { count: person.templates.length })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > rows && (
        <Button size="small" onClick={() => setRows(rows + PAGE)}>
          {say('enroll.showMore', { count: Math.min(PAGE, found.length - rows) })}
        </Button>
      )}
      <div className={styles.transfer}>
        {people.length > 0 && (
          <Button size="small" look="quiet" icon={<Save />} onClick={() => actions().transfer.open('save')}>
            {say('enroll.saveFile')}
          </Button>
        )}
        <Button
          size="small"
          look="quiet"
          icon={<FolderInput />}
          onClick={() => actions().transfer.open('bring')}
        >
          {say('enroll.bringFile')}
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
