import { FolderCheck, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { OutcomeOfFolder } from '../../store/gallery/galleryState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Consent } from '../../ui/messages/Consent.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { many, timeLeft } from '../../ui/numbers.ts';
import { type FoundFile, looksLikePicture, readPeople } from '../../ui/pictures/files.ts';
import { WhoIsWho } from '../../ui/pictures/WhoIsWho.tsx';
import styles from './Enroll.module.css';
import { LONGEST_NAME, type Meeting, type PlannedPerson, planPeople, settle } from './folderPlan.ts';

/** So many lines at most: a list of thousands helps nobody. */
const MOST_LISTED = 200;

const MEETINGS: { value: Meeting; label: string }[] = [
  { value: 'add', label: 'Add new pictures' },
  { value: 'skip', label: 'Skip' },
  { value: 'apart', label: 'Keep apart' },
];

interface FolderImportProps {
  files: FoundFile[];
  /** Hidden and service files and folders passed over. */
  skipped: number;
  onClose: () => void;
}

/** People in folders: says whom it found and who is there already, enrols them all, lists what it left out. */
export function FolderImport({ files, skipped, onClose }: FolderImportProps) {
  const people = useLikeness((state) => state.gallery.people);
  const { readings, plain } = useMemo(
    () => readPeople(files.filter(({ file }) => looksLikePicture(file))),
    [files],
  );
  const [answer, setAnswer] = useState<number | null>(null);
  const [asking, setAsking] = useState(!plain);
  const chosen = answer ?? (plain ? 0 : null);
  const reading = chosen === null ? undefined : readings[chosen];
  const plan = useMemo(() => planPeople(reading?.people ?? [], people), [reading, people]);
  const [meetings, setMeetings] = useState<ReadonlyMap<string, Meeting>>(new Map());
  const chosenPeople = settle(plan, meetings, people);
  const total = chosenPeople.reduce((sum, person) => sum + person.files.length, 0);
  const [done, setDone] = useState<{ pictures: number; of: number } | null>(null);
  const [outcome, setOutcome] = useState<OutcomeOfFolder | null>(null);
  const [begun, setBegun] = useState(0);
  const agreed = useLikeness((state) => state.settings.agreed);
  const [ticked, setTicked] = useState(false);
  const stop = useRef<AbortController | null>(null);

  const start = async () => {
    const control = new AbortController();
    stop.current = control;
    setDone({ pictures: 0, of: total });
    setBegun(performance.now());
    try {
      const result = await actions().gallery.enrollFolder(chosenPeople, {
        signal: control.signal,
        onDone: (pictures) => setDone({ pictures, of: total }),
      });
      if (!agreed && result.people > 0) actions().settings.change({ agreed: true });
      setOutcome(result);
    } catch (error) {
      toastError(error);
    } finally {
      setDone(null);
    }
  };

  const close = () => {
    stop.current?.abort();
    onClose();
  };
  const left =
    done && done.pictures > 0
      ? ((performance.now() - begun) / 1000 / done.pictures) * (done.of - done.pictures)
      : null;

  return (
    <Stage
      bar={
        <Button icon={<X />} onClick={close}>
          Close folder
        </Button>
      }
    >
      <div className={styles.folder}>
        {readings.length === 0 && (
          <Notice tone="caution" title="There are no pictures in this folder.">
            Choose a folder that holds one folder per person, each with JPEG or PNG pictures.
          </Notice>
        )}
        {readings.length > 0 && !outcome && !done && asking && (
          <>
            <h2>Whose pictures are these?</h2>
            <p className={styles.soft}>
              The folders can be read in more than one way. Nothing is computed before you choose.
            </p>
            <WhoIsWho readings={readings} chosen={chosen} onChoose={setAnswer} />
            <Button look="primary" disabled={chosen === null} onClick={() => setAsking(false)}>
              Go on
            </Button>
          </>
        )}
        {reading && !outcome && !done && !asking && (
          <>
            <Found plan={plan} />
            <p className={styles.soft}>
              {READ_BY[reading.by]} The largest face of each picture counts.{' '}
              {readings.length > 1 && (
                <Button size="small" look="quiet" onClick={() => setAsking(true)}>
                  Read them differently
                </Button>
              )}
            </p>
            <People plan={plan} meetings={meetings} onMeetings={setMeetings} />
            <Aside plan={plan} beside={reading.beside.length} skipped={skipped} />
            {!agreed && <Consent agreed={ticked} onAgreed={setTicked} who="these people" />}
            <Button
              look="primary"
              icon={<FolderCheck />}
              disabled={!(agreed || ticked) || chosenPeople.length === 0}
              onClick={start}
            >
              {chosenPeople.length === 0
                ? 'Nobody to enroll'
                : `Enroll ${chosenPeople.length === 1 ? 'one person' : `${chosenPeople.length} people`}`}
            </Button>
          </>
        )}
        {done && (
          <>
            <Progress
              label="Enrolling"
              share={done.of > 0 ? done.pictures / done.of : null}
              detail={`${done.pictures} of ${done.of}${left === null ? '' : `, ${timeLeft(left)} left`}`}
            />
            <Button onClick={() => stop.current?.abort()}>Stop</Button>
          </>
        )}
        {outcome && <Outcome outcome={outcome} />}
      </div>
    </Stage>
  );
}

const READ_BY = {
  folder: 'Each folder becomes a person.',
  name: 'The names of the files say who it is.',
  together: 'All pictures are of one person.',
};

function Found({ plan }: { plan: readonly PlannedPerson[] }) {
  const pictures = plan.reduce((sum, { files }) => sum + files.length, 0);
  return (
    <h2 className="number">
      {many(plan.length, 'person', 'people')}, {many(pictures, 'picture', 'pictures')}
    </h2>
  );
}

interface PeopleProps {
  plan: readonly PlannedPerson[];
  meetings: ReadonlyMap<string, Meeting>;
  onMeetings: (meetings: ReadonlyMap<string, Meeting>) => void;
}

/** Who was found; of those enrolled already what becomes, for each and for all. */
function People({ plan, meetings, onMeetings }: PeopleProps) {
  const met = plan.filter((person) => person.met);
  const of = (name: string): Meeting => meetings.get(name) ?? 'add';
  const [first] = met;
  const alike = first && met.every(({ name }) => of(name) === of(first.name));
  // Those to be decided about come first.
  const listed = [...met, ...plan.filter((person) => !person.met)];
  return (
    <>
      {met.length > 0 && (
        <Notice
          tone="caution"
          title={`${met.length} of ${plan.length} ${met.length === 1 ? 'is' : 'are'} enrolled already`}
        >
          Pictures they have already are not added again. Those kept apart get a number behind their name; the
          same pictures under two names cannot be told apart later.
        </Notice>
      )}
      {met.length > 1 && (
        <Select
          label="All of them"
          value={alike ? of(first.name) : 'mixed'}
          options={[...MEETINGS, ...(alike ? [] : [{ value: 'mixed' as const, label: 'As chosen below' }])]}
          onChange={(value) => {
            if (value !== 'mixed') onMeetings(new Map(met.map(({ name }) => [name, value as Meeting])));
          }}
        />
      )}
      <ul className={styles.folders}>
        {listed.slice(0, MOST_LISTED).map(({ name, files, met: enrolled }) => (
          <li key={name}>
            <span>
              {name}
              {enrolled && <span className={styles.soft}>, enrolled already</span>}
            </span>
            {enrolled && (
              <Select
                label={`What becomes of ${name}`}
                hideLabel
                value={of(name)}
                options={MEETINGS}
                onChange={(value) => onMeetings(new Map(meetings).set(name, value as Meeting))}
              />
            )}
            <span className="number">{files.length}</span>
          </li>
        ))}
        {listed.length > MOST_LISTED && <li>and {listed.length - MOST_LISTED} more</li>}
      </ul>
    </>
  );
}

/** What is not taken, or not as it is, in a quiet line. */
function Aside({
  plan,
  beside,
  skipped,
}: {
  plan: readonly PlannedPerson[];
  beside: number;
  skipped: number;
}) {
  const cut = plan.filter((person) => person.cut).length;
  const lines = [
    beside > 0 &&
      `${many(beside, 'picture names', 'pictures name')} nobody and ${beside === 1 ? 'is' : 'are'} left out.`,
    cut > 0 && `${many(cut, 'name is', 'names are')} cut to ${LONGEST_NAME} characters.`,
    skipped > 0 &&
      `${many(skipped, 'hidden or service file or folder was', 'hidden or service files and folders were')} passed over.`,
  ].filter((line) => line !== false);
  return lines.length > 0 ? <p className={styles.soft}>{lines.join(' ')}</p> : null;
}

function Outcome({ outcome }: { outcome: OutcomeOfFolder }) {
  const { people, pictures, known, left, stopped } = outcome;
  const count = `${many(people, 'person', 'people')} enrolled with ${many(pictures, 'picture', 'pictures')}`;
  const title =
    people === 0 && known > 0 && !stopped ? 'Nothing new: these pictures are enrolled already' : count;
  return (
    <Notice
      tone={left.length > 0 || stopped ? 'caution' : 'good'}
      title={`${title}${stopped ? ', then stopped' : ''}`}
    >
      {known > 0 && <p>{many(known, 'picture was', 'pictures were')} known already and not added again.</p>}
      {left.length > 0 && (
        <details>
          <summary>{many(left.length, 'picture was', 'pictures were')} left out</summary>
          <ul>
            {left.slice(0, MOST_LISTED).map(({ name, why }) => (
              <li key={name}>
                {name}: {why}
              </li>
            ))}
            {left.length > MOST_LISTED && <li>and {left.length - MOST_LISTED} more</li>}
          </ul>
        </details>
      )}
    </Notice>
  );
}
