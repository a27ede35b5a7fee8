import { CircleHelp, UserPlus, UserRoundCheck, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { apart } from '../../faces/match/thresholds.ts';
import type { Candidate, Identification } from '../../faces/types.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { Borrowed } from '../../store/faces/borrowedNames.ts';
import type { NewFace } from '../../store/gallery/galleryState.ts';
import { useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Avatar, Chip } from '../../ui/buttons/Chip.tsx';
import { Term } from '../../ui/terms/Term.tsx';
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
  if (seen.length === 0) return <p className={styles.soft}>Faces stand here once they are compared.</p>;
  return (
    <ul className={styles.readings}>
      {seen.map((face, index) => {
        const { encoding, chip } = face;
        return (
          <li key={face.id} className={styles.reading}>
            {chip ? (
              <Chip pixels={chip} size={52} label={`Face ${index + 1}`} />
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
                {face.doubtful ? 'Perhaps no face' : title(face, nameOf)}
              </p>
              {face.candidates.length > 0 && (
                <table className={`${styles.nearest} number`}>
                  <caption className="visually-hidden">The nearest people to face {index + 1}</caption>
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
                  <Term of="margin">Margin</Term> to the runner-up {face.margin.toFixed(2)}
                </p>
              )}
              {face.verdict === 'unsure' && (
                <p className={styles.small}>
                  Too near the <Term of="tau">limit</Term> to tell. Another picture, or a larger one, may.
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
        <legend className={styles.small}>This may be no face. Enroll it all the same?</legend>
        <Button size="small" onClick={onEnroll}>
          Enroll it
        </Button>
        <Button size="small" look="quiet" onClick={() => setAsking(false)}>
          No
        </Button>
      </fieldset>
    );
  }
  return (
    <Button size="small" icon={<UserPlus />} onClick={doubtful ? () => setAsking(true) : onEnroll}>
      Enroll this face
    </Button>
  );
}

/** The name of somebody enrolled, or borrowed. */
export const nameOfCandidate =
  (people: readonly { id: string; name: string }[], borrowed: readonly Borrowed[]) =>
  (id: string): string =>
    [...people, ...borrowed].find((each) => each.id === id)?.name ?? 'a deleted person';

/** The face's label: a name, a name or two with a question mark, or unknown. */
export function title(
  face: Pick<SeenFace, 'verdict' | 'candidates'>,
  nameOf: (id: string) => string,
): string {
  const [best, second] = face.candidates;
  if (face.verdict === 'known' && best) return nameOf(best.personId);
  if (face.verdict === 'ambiguous' && best && second) {
    return `${nameOf(best.personId)} or ${nameOf(second.personId)}?`;
  }
  if (face.verdict === 'unsure' && best) return `${nameOf(best.personId)}?`;
  return face.verdict === 'pending' ? 'Looking…' : 'Unknown';
}

function Sign({ verdict }: { verdict: SeenFace['verdict'] }) {
  if (verdict === 'known') return <UserRoundCheck aria-hidden />;
  if (verdict === 'ambiguous') return <UsersRound aria-hidden />;
  return <CircleHelp aria-hidden />;
}
