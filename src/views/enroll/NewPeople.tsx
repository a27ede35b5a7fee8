import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Consent } from '../../ui/messages/Consent.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { say } from '../../words/say.ts';
import type { Capture } from './Enroll.tsx';
import { NewPerson } from './NewPerson.tsx';

/** The first screen does not wait for its code. */
const Switch = lazy(async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return { default: (await import('../../ui/fields/Switch.tsx')).Switch };
});

interface NewPeopleProps {
  captures: Capture[];
  onRemove: (ids: readonly number[]) => void;
}

/** The faces taken so far, each person with a name field: different people are told apart before they are named. */
export function NewPeople({ captures, onRemove }: NewPeopleProps) {
  const keepPictures = useLikeness((state) => state.settings.keepPictures);
  const agreed = useLikeness((state) => state.settings.agreed);
  const [ticked, setTicked] = useState(false);
  const [together, setTogether] = useState(false);
  // By the oldest picture of each person; 0 while there is none.
  const [names, setNames] = useState<Readonly<Record<number, string>>>({});
  const { people, again } = usePeopleIn(captures, together);

  useEffect(() => {
    if (captures.length === 0) setTogether(false);
  }, [captures]);

  const settings = (
    <>
      <Suspense>
        <Switch
          label={say('enroll.keepPicture')}
          checked={keepPictures}
          onChange={(keep) => actions().settings.change({ keepPictures: keep })}
          hint={say('enroll.keepPictureMore')}
        />
      </Suspense>
      {!agreed && captures.length > 0 && (
        <Consent
          agreed={ticked}
          onAgreed={setTicked}
          who={people.length > 1 ? 'these people' : 'this person'}
        />
      )}
    </>
  );
  return (
    <>
      {again && (
        <Notice
          tone="caution"
          title={say('enroll.untold')}
          actions={
            <Button size="small" onClick={again}>
              {say('ui.tryAgain')}
            </Button>
          }
        >
          {say('enroll.untoldMore')}
        </Notice>
      )}
      {people.length > 1 && (
        <>
          <Notice
            tone="info"
            title={say('enroll.differentPeople', { count: people.length })}
            actions={
              <Button size="small" onClick={() => setTogether(true)}>
                {say('enroll.theyAreOne')}
              </Button>
            }
          >
            {say('enroll.differentPeopleMore')}
          </Notice>
          {settings}
        </>
      )}
      {people.map((own, index) => {
        const oldest = own[0]?.id ?? 0;
        return (
          <NewPerson
            key={index === 0 ? 'first' : oldest}
            captures={own}
            number={people.length > 1 ? index + 1 : null}
            agreed={agreed || ticked}
            name={names[oldest] ?? (index === 0 ? names[0] : undefined) ?? ''}
            onName={(name) => setNames({ ...names, [oldest]: name })}
            onRemove={(id) => onRemove([id])}
            onDone={() => {
              setNames({ ...names, [oldest]: '', 0: '' });
              onRemove(own.map(({ id }) => id));
            }}
          >
            {people.length === 1 && settings}
          </NewPerson>
        );
      })}
    </>
  );
}

type PeopleIn = (captures: readonly Capture[]) => Capture[][];

/**
 * Whose pictures they are; the code that tells people apart comes when there are two pictures.
 *
 * @returns `again` tries once more, where that code did not load: until then all pictures count as one person's
 */
function usePeopleIn(
  captures: Capture[],
  together: boolean,
): { people: Capture[][]; again: (() => void) | null } {
  const [tell, setTell] = useState<PeopleIn | null>(null);
  const [failed, setFailed] = useState(false);
  const several = captures.length > 1 && !together;
  const load = useCallback(() => {
    setFailed(false);
    import('./peopleIn.ts').then(
      ({ peopleIn }) => setTell(() => peopleIn),
      () => setFailed(true),
    );
  }, []);
  useEffect(() => {
    if (several) load();
  }, [several, load]);
  return { people: tell && several ? tell(captures) : [captures], again: failed && several ? load : null };
}
