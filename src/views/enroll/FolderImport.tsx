import { FolderCheck, X } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { OutcomeOfFolder } from '../../store/gallery/galleryState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Consent } from '../../ui/messages/Consent.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { type FoundFile, looksLikePicture, readPeople } from '../../ui/pictures/files.ts';
import { WhoIsWho } from '../../ui/pictures/WhoIsWho.tsx';
import { sayWhy } from '../../words/faults.ts';
import { type Key, message } from '../../words/keys.ts';
import { duration, sentences } from '../../words/numbers.ts';
import { rich, say, tell } from '../../words/say.ts';
import styles from './Enroll.module.css';
import { LONGEST_NAME, type Meeting, type PlannedPerson, planPeople, settle } from './folderPlan.ts';

/** So many lines at most: a list of thousands helps nobody. */
const MOST_LISTED = 200;

/** What can become of somebody who is enrolled already. */
const meetingOptions = (): { value: Meeting; label: string }[] => [
  { value: 'add', label: say('enroll.meetingAdd') },
  { value: 'skip', label: say('enroll.meetingSkip') },
  { value: 'apart', label: say('enroll.meetingApart') },
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
          {say('enroll.closeFolder')}
        </Button>
      }
    >
      <div className={styles.folder}>
        {readings.length === 0 && (
          <Notice tone="caution" title={say('enroll.noPictures')}>
            {say('enroll.noPicturesMore')}
          </Notice>
        )}
        {readings.length > 0 && !outcome && !done && asking && (
          <>
            <h2>{say('ui.whosePictures')}</h2>
            <p className={styles.soft}>{say('ui.whosePicturesMore')}</p>
            <WhoIsWho readings={readings} chosen={chosen} onChoose={setAnswer} />
            <Button look="primary" disabled={chosen === null} onClick={() => setAsking(false)}>
              {say('ui.continue')}
            </Button>
          </>
        )}
        {reading && !outcome && !done && !asking && (
          <>
            <Found plan={plan} />
            <p className={styles.soft}>
              {tell({ key: READ_BY[reading.by] })}{' '}
              {readings.length > 1 && (
                <Button size="small" look="quiet" onClick={() => setAsking(true)}>
                  {say('enroll.readDifferently')}
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
                ? say('enroll.enrollNobody')
                : say('enroll.enrollPeople', { count: chosenPeople.length })}
            </Button>
          </>
        )}
        {done && (
          <>
            <Progress
              label={say('enroll.enrolling')}
              share={done.of > 0 ? done.pictures / done.of : null}
              detail={
                left === null
                  ? say('ui.ofTotal', { done: done.pictures, total: done.of })
                  : say('enroll.doneOfLeft', {
                      done: done.pictures,
                      total: done.of,
                      left: duration(left),
                    })
              }
            />
            <Button onClick={() => stop.current?.abort()}>{say('ui.stop')}</Button>
          </>
        )}
        {outcome && <Outcome outcome={outcome} />}
      </div>
    </Stage>
  );
}

const READ_BY = {
  folder: 'enroll.readByFolder',
  name: 'enroll.readByName',
  together: 'enroll.readTogether',
} satisfies Record<string, Key>;

function Found({ plan }: { plan: readonly PlannedPerson[] }) {
  const pictures = plan.reduce((sum, { files }) => sum + files.length, 0);
  return <h2 className="number">{say('enroll.found', { people: plan.length, pictures })}</h2>;
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
        <Notice tone="caution" title={say('enroll.alreadyEnrolled', { met: met.length, all: plan.length })}>
          {say('enroll.alreadyEnrolledMore')}
        </Notice>
      )}
      {met.length > 1 && (
        <Select
          label={say('enroll.allOfThem')}
          value={alike ? of(first.name) : 'mixed'}
          options={[
            ...meetingOptions(),
            ...(alike ? [] : [{ value: 'mixed' as const, label: say('enroll.asChosen') }]),
          ]}
          onChange={(value) => {
            if (value !== 'mixed') onMeetings(new Map(met.map(({ name }) => [name, value as Meeting])));
          }}
        />
      )}
      <ul className={styles.folders}>
        {listed.slice(0, MOST_LISTED).map(({ name, files, met: enrolled }) => (
          <li key={name}>
            <span>
              {enrolled
                ? rich('enroll.nameEnrolled', {
                    name,
                    soft: (words: ReactNode) => <span className={styles.soft}>{words}</span>,
                  })
                : name}
            </span>
            {enrolled && (
              <Select
                label={say('enroll.meeting', { name })}
                hideLabel
                value={of(name)}
                options={meetingOptions()}
                onChange={(value) => onMeetings(new Map(meetings).set(name, value as Meeting))}
              />
            )}
            <span className="number">{files.length}</span>
          </li>
        ))}
        {listed.length > MOST_LISTED && (
          <li>{say('enroll.andMore', { count: listed.length - MOST_LISTED })}</li>
        )}
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
    beside > 0 && message('enroll.beside', { count: beside }),
    cut > 0 && message('enroll.namesCut', { count: cut, most: LONGEST_NAME }),
    skipped > 0 && message('enroll.skipped', { count: skipped }),
  ].filter((line) => line !== false);
  return lines.length > 0 ? <p className={styles.soft}>{sentences(...lines.map(tell))}</p> : null;
}

function Outcome({ outcome }: { outcome: OutcomeOfFolder }) {
  const { people, pictures, known, left, stopped } = outcome;
  const title = stopped
    ? say('enroll.enrolledFolderStopped', { people, pictures })
    : people === 0 && known > 0
      ? say('enroll.nothingNew')
      : say('enroll.enrolledFolder', { people, pictures });
  return (
    <Notice tone={left.length > 0 || stopped ? 'caution' : 'good'} title={title}>
      {known > 0 && <p>{say('enroll.knownAlready', { count: known })}</p>}
      {left.length > 0 && (
        <details>
          <summary>{say('enroll.leftOut', { count: left.length })}</summary>
          <ul>
            {left.slice(0, MOST_LISTED).map(({ name, why }) => (
              <li key={name}>{say('enroll.leftOutOne', { name, why: sayWhy(why) })}</li>
            ))}
            {left.length > MOST_LISTED && (
              <li>{say('enroll.andMore', { count: left.length - MOST_LISTED })}</li>
            )}
          </ul>
        </details>
      )}
    </Notice>
  );
}
