import { useLikeness } from '../../store/react.ts';
import type { Raster } from '../../store/shared.ts';
import { Avatar, Chip } from '../../ui/Chip.tsx';
import styles from './Train.module.css';

const roles = ['Anchor', 'Positive', 'Negative'] as const;

/** The costliest triplet of the moment: two photos of one person and the stranger taken for them. */
export function Hardest() {
  const triplet = useLikeness((state) => state.train.run.hardest);
  const alpha = useLikeness((state) => state.train.choice.recipe.alpha);
  if (!triplet) return null;
  const { own, other, pictures, people, rows } = triplet;
  return (
    <section className={styles.panel}>
      <h2>Hardest triplet now</h2>
      <div className={styles.triplet}>
        {roles.map((role, index) => (
          <figure key={role}>
            <Face
              picture={pictures[index] ?? null}
              row={rows[index] ?? 0}
              person={people[index] ?? 0}
              label={`${role}, person ${(people[index] ?? 0) + 1}`}
            />
            <figcaption>{role}</figcaption>
          </figure>
        ))}
      </div>
      <p className={`${styles.soft} number`}>
        d(A, P) − d(A, N) + α = {own.toFixed(2)} − {other.toFixed(2)} + {alpha.toFixed(2)}:{' '}
        {own > other ? 'the stranger is nearer than the same person.' : 'the stranger is not far enough yet.'}
      </p>
    </section>
  );
}

interface FaceProps {
  picture: Raster | null;
  row: number;
  person: number;
  label: string;
}

/** The picture learnt from; of an enrolled person the one they kept, or their initials. */
function Face({ picture, row, person, label }: FaceProps) {
  const enrolled = useLikeness((state) => state.train.run.source === 'enrolled');
  const owner = useLikeness((state) => (enrolled ? state.gallery.people[person] : undefined));
  if (picture) return <Chip pixels={picture} size={96} label={label} />;
  return <Avatar name={owner?.name ?? `Photo ${row + 1}`} picture={null} size={96} />;
}
