import { Link } from 'wouter';
import { FaceInFrame, NamedFaces } from '../ui/frames/drawings.tsx';
import { Empty } from '../ui/frames/Empty.tsx';
import type { KeyOf } from '../words/keys.ts';
import { say } from '../words/say.ts';
import styles from './Shell.module.css';

/** A place kept for a screen that is still being built. */
export function NotYet({ word }: { word: KeyOf<'app'> }) {
  return (
    <main className={styles.alone} id="main" tabIndex={-1}>
      <Empty
        drawing={<NamedFaces />}
        title={say('app.stillBuilt', { screen: say(`app.${word}`) })}
        actions={<Ways />}
      >
        {say('app.stillBuiltMore')}
      </Empty>
    </main>
  );
}

export function NotFound() {
  return (
    <main className={styles.alone} id="main" tabIndex={-1}>
      <Empty drawing={<FaceInFrame />} title={say('app.noScreen')} actions={<Ways />}>
        {say('app.noScreenMore')}
      </Empty>
    </main>
  );
}

function Ways() {
  return (
    <>
      <Link href="/enroll">{say('app.enrollSomeone')}</Link>
      <Link href="/verify">{say('app.compareTwo')}</Link>
    </>
  );
}
