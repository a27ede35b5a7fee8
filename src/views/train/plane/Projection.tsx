import { type ReactNode, useState } from 'react';
import { ChartBoundary } from '../../../ui/charts/ChartBoundary.tsx';
import { Term } from '../../../ui/terms/Term.tsx';
import { gap, rich, say } from '../../../words/say.ts';
import styles from '../Train.module.css';
import { Plane } from './Plane.tsx';

/** Held-out encodings on the plane of their two principal components, moving as they are learnt. */
export function Projection() {
  const [share, setShare] = useState<number | null>(null);
  return (
    <section className={`${styles.panel} ${styles.projection}`}>
      <h2>
        {rich('train.encodingsOf', { encoding: (words: ReactNode) => <Term of="encoding">{words}</Term> })}
      </h2>
      <ChartBoundary>
        <Plane onShare={setShare} />
      </ChartBoundary>
      <p className={`${styles.soft} number`}>
        {say('train.planeMore')}
        {share !== null && (
          <>
            {gap()}
            {rich('train.planeShare', {
              projection: (words: ReactNode) => <Term of="projection">{words}</Term>,
              share: share / 100,
            })}
          </>
        )}
      </p>
    </section>
  );
}
