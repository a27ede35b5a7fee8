import { CircleHelp, UserPlus, UserRoundCheck, UsersRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { apart } from '../../faces/match/thresholds.ts';
import type { Candidate, Identification } from '../../faces/types.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { Borrowed } from '../../store/faces/borrowedNames.ts';
import type { NewFace } from '../../store/gallery/galleryState.ts';
import { useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Avatar, Chip } from '../../ui/buttons/Chip.tsx';
import { Term } from '../../ui/terms/Term.tsx';
import { fixed } from '../../words/numbers.ts';
import { rich, say } from '../../words/say.ts';
import styles from './Identify.module.css';

/** One face with its answer, whether from a photo or from a track of live video. */
export interface SeenFace {
  id: number;
  verdict: Identification['verdict'] | 'pending';
  candidates: Candidate[];
  margin: number | null;
  encoding: Float32Array | null;
  chip: Pixels | null;
  source: 'camera' | 'photo';
  contentHash: string | null;
  /** It may be no face: enrolling it asks first. */
  doubtful?: boolean;
}

interface ReadingsProps {
  seen: SeenFace[];
  /** People known for the photo shown alone. */
  borrowed: readonly Borrowed[];
  onEnroll: (face: NewFace) => void;
}

/** Each face with the three nearest people, their distances and the margin. */
export function Readings({ seen, borrowed, onEnroll }: ReadingsProps) {
  const people = useLikeness((state) => state.gallery.people);
  const tau = useLikeness((state) => state.settings.tau);
  const nameOf = nameOfCandidate(people, borrowed);
  if (seen.length === 0) return <p className={styles.soft}>{say('identify.noReadings')}</p>;
  return (
    <ul className={styles.readings}>
      {seen.map((face, index) => {
        const { encoding, chip } = face;
        return (
          <li key={face.id} className={styles.reading}>
            {chip ? (
              <Chip pixels={chip} size={52} label={say('people.faceNumber', { n: index + 1 })} />
            ) : (
              <Avatar
                name={face.verdict === 'known' ? nameOf(face.candidates[0]?.personId ?? '') : '?'}
                picture={null}
                size={52}
              />
            )}
            <div className={styles.answer}>
              <p className={styles.verdict} data-verdict={face.verdict}>
                <Sign verdict={face.verdict} />
                {face.doubtful ? say('identify.mayBeNoFace') : title(face, nameOf)}
              </p>
              {face.candidates.length > 0 && (
                <table className={`${styles.nearest} number`}>
                  <caption className="visually-hidden">{say('identify.nearest', { n: index + 1 })}</caption>
                  <tbody>
                    {face.candidates.map((candidate) => (
                      <tr key={candidate.personId} data-under={candidate.distance <= tau || undefined}>
                        <th scope="row">{nameOf(candidate.personId)}</th>
                        <td>{apart(candidate.distance, tau)[0]}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
              {face.margin !== null && (
                <p className={`${styles.small} number`}>
                  {rich('identify.margin', {
                    margin: fixed(face.margin, 2),
                    term: (words: ReactNode) => <Term of="margin">{words}</Term>,
                  })}
                </p>
              )}
              {face.verdict === 'unsure' && (
                <p className={styles.small}>
                  {rich('identify.tooNear', { term: (words: ReactNode) => <Term of="tau">{words}</Term> })}
                </p>
              )}
              {(face.verdict === 'unknown' || face.verdict === 'unsure') && encoding && chip && (
                <EnrollFace
                  doubtful={face.doubtful ?? false}
                  onEnroll={() =>
                    onEnroll({ encoding, chip, source: face.source, contentHash: face.contentHash })
                  }
                />
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function EnrollFace({ doubtful, onEnroll }: { doubtful: boolean; onEnroll: () => void }) {
  const [asking, setAsking] = useState(false);
  if (asking) {
    return (
      <fieldset className={styles.asking}>
        <legend className={styles.small}>{say('identify.enrollDoubtful')}</legend>
        <Button size="small" onClick={onEnroll}>
          {say('identify.enrollIt')}
        </Button>
        <Button size="small" look="quiet" onClick={() => setAsking(false)}>
          {say('ui.no')}
        </Button>
      </fieldset>
    );
  }
  return (
    <Button size="small" icon={<UserPlus />} onClick={doubtful ? () => setAsking(true) : onEnroll}>
      {say('identify.enrollFace')}
    </Button>
  );
}

/** The name of somebody enrolled, or borrowed. */
export const nameOfCandidate =
  (people: readonly { id: string; name: string }[], borrowed: readonly Borrowed[]) =>
  (id: string): string =>
    [...people, ...borrowed].find((each) => each.id === id)?.name ?? say('identify.deletedPerson');

/** The face's label: a name, a name or two with a question mark, or unknown. */
export function title(
  face: Pick<SeenFace, 'verdict' | 'candidates'>,
  nameOf: (id: string) => string,
): string {
  const [best, second] = face.candidates;
  if (face.verdict === 'known' && best) return nameOf(best.personId);
  if (face.verdict === 'ambiguous' && best && second) {
    return say('identify.eitherOf', { name: nameOf(best.personId), other: nameOf(second.personId) });
  }
  if (face.verdict === 'unsure' && best) return say('identify.mayBe', { name: nameOf(best.personId) });
  return say(face.verdict === 'pending' ? 'identify.looking' : 'identify.unknown');
}

function Sign({ verdict }: { verdict: SeenFace['verdict'] }) {
  if (verdict === 'known') return <UserRoundCheck aria-hidden />;
  if (verdict === 'ambiguous') return <UsersRound aria-hidden />;
  return <CircleHelp aria-hidden />;
}
