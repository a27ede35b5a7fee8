import { apart } from '../../faces/match/thresholds.ts';
import { useLikeness } from '../../store/react.ts';
import { Term } from '../../ui/terms/Term.tsx';
import { LearntFace, useOwner } from './LearntFace.tsx';
import styles from './Train.module.css';

const roles = ['Anchor', 'Positive', 'Negative'] as const;

/** The costliest triplet of the moment: two photos of one person and the stranger taken for them. */
export function Hardest() {
  const triplet = useLikeness((state) => state.train.run.hardest);
  const alpha = useLikeness((state) => state.train.choice.recipe.alpha);
  if (!triplet) return null;
  const { own, other, pictures, people, rows } = triplet;
  const [ownText, otherText] = apart(own, other);
  return (
    <section className={styles.panel}>
      <h2>
        Hardest <Term of="triplet">triplet</Term> now
      </h2>
      <div className={styles.triplet}>
        {roles.map((role, index) => (
          <figure key={role}>
            <LearntFace
              picture={pictures[index] ?? null}
              row={rows[index] ?? 0}
              label={`${role}, person ${(people[index] ?? 0) + 1}`}
              size={96}
            />
            <figcaption>
              {role}
              <Owner row={rows[index] ?? 0} />
            </figcaption>
          </figure>
        ))}
      </div>
      <p className={`${styles.soft} number`}>
        L = max(d(A, P) − d(A, N) + α, 0) = max({ownText} − {otherText} + {alpha.toFixed(2)}, 0):{' '}
        {verdict(own, other, alpha)}
      </p>
    </section>
  );
}

/** Distances nearer to each other than this are about equal. */
const EQUAL = 0.005;

function verdict(own: number, other: number, alpha: number): string {
  if (Math.abs(own - other) < EQUAL) return 'the stranger is about as near as the same person.';
  if (own > other) return 'the stranger is nearer than the same person.';
  if (own - other + alpha > 0) return 'the stranger is farther, but not yet by α.';
  return 'the stranger is far enough; it costs nothing.';
}

/** The name of an enrolled person. */
function Owner({ row }: { row: number }) {
  const name = useOwner(row)?.name;
  return name ? `: ${name}` : null;
}
