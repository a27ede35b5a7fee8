import { useState } from 'react';
import { ChartBoundary } from '../../../ui/charts/ChartBoundary.tsx';
import { Term } from '../../../ui/terms/Term.tsx';
import styles from '../Train.module.css';
import { Plane } from './Plane.tsx';

/** Held-out encodings on the plane of their two principal components, moving as they are learnt. */
export function Projection() {
  const [share, setShare] = useState<number | null>(null);
  return (
    <section className={`${styles.panel} ${styles.projection}`}>
      <h2>
        <Term of="encoding">Encodings</Term> of held-out people
      </h2>
      <ChartBoundary>
        <Plane onShare={setShare} />
      </ChartBoundary>
      <p className={`${styles.soft} number`}>
        Each mark is a photo: point at one, tap it, or go from one to the next by arrow keys to see it. Eight
        people have a colour and shape.
        {share !== null && (
          <>
            {' '}
            The <Term of="projection">plane (PCA)</Term> shows {share} % of how encodings differ, to scale
            both ways.
          </>
        )}
      </p>
    </section>
  );
}
