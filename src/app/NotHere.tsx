import { Link } from 'wouter';
import { FaceInFrame, NamedFaces } from '../ui/frames/drawings.tsx';
import { Empty } from '../ui/frames/Empty.tsx';
import styles from './Shell.module.css';

/** A place kept for a screen that is still being built. */
export function NotYet({ word }: { word: string }) {
  return (
    <main className={styles.alone} id="main" tabIndex={-1}>
      <Empty drawing={<NamedFaces />} title={`${word} is still being built`} actions={<Ways />}>
        It keeps its address, so a bookmark will work once it is here.
      </Empty>
    </main>
  );
}

export function NotFound() {
  return (
    <main className={styles.alone} id="main" tabIndex={-1}>
      <Empty drawing={<FaceInFrame />} title="There is no screen at this address" actions={<Ways />}>
        The address may be mistyped.
      </Empty>
    </main>
  );
}

function Ways() {
  return (
    <>
      <Link href="/enroll">Enroll someone</Link>
      <Link href="/verify">Compare two pictures</Link>
    </>
  );
}
