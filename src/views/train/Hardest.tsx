import type { ReactNode } from 'react';
import { apart } from '../../faces/match/thresholds.ts';
import { useLikeness } from '../../store/react.ts';
import { Term } from '../../ui/terms/Term.tsx';
import type { Key } from '../../words/keys.ts';
import { fixed } from '../../words/numbers.ts';
import { rich, say } from '../../words/say.ts';
import { LearntFace, useOwner } from './LearntFace.tsx';
import styles from './Train.module.css';

const roles = ['train.anchor', 'train.positive', 'train.negative'] as const;

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
        {rich('train.hardestNow', { triplet: (words: ReactNode) => <Term of="triplet">{words}</Term> })}
      </h2>
      <div className={styles.triplet}>
        {roles.map((role, index) => (
          <figure key={role}>
            <LearntFace
              picture={pictures[index] ?? null}
              row={rows[index] ?? 0}
              label={say('train.rolePerson', { role: say(role), person: (people[index] ?? 0) + 1 })}
              size={96}
            />
            <figcaption>
              <Role role={role} row={rows[index] ?? 0} />
            </figcaption>
          </figure>
        ))}
      </div>
      <p className={`${styles.soft} number`}>
        <code className={styles.formula}>
          L = max(d(A, P) − d(A, N) + α, 0) = max({ownText} − {otherText} + {fixed(alpha, 2)}, 0)
        </code>
        {say(verdict(own, other, alpha))}
      </p>
    </section>
  );
}

/** Distances nearer to each other than this are about equal. */
const EQUAL = 0.005;

function verdict(own: number, other: number, alpha: number): Key {
  if (Math.abs(own - other) < EQUAL) return 'train.aboutEqual';
  if (own > other) return 'train.nearer';
  if (own - other + alpha > 0) return 'train.withinMargin';
  return 'train.farEnough';
}

/** With the name of an enrolled person. */
function Role({ role, row }: { role: (typeof roles)[number]; row: number }) {
  const name = useOwner(row)?.name;
  return name ? say('train.roleName', { role: say(role), name }) : say(role);
}
