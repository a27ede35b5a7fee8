import { ArrowRight } from 'lucide-react';
import { Link } from 'wouter';
import { Page } from '../../ui/frames/Page.tsx';
import { doors } from './doors.ts';
import styles from './Start.module.css';

/** Three ways in, each with what comes out and one click to try it. */
export default function Start() {
  return (
    <Page
      title="Likeness"
      lead="Faces and pictures, understood by networks that run in this page. Nothing you show it leaves this device."
    >
      <ul className={styles.doors}>
        {doors.map(({ title, says, picture, alt, sample, screens }) => (
          <li key={title} className={styles.door}>
            <img src={`${import.meta.env.BASE_URL}start/${picture}`} alt={alt} width={480} height={300} />
            <div className={styles.words}>
              <h2>{title}</h2>
              <p>{says}</p>
              <Link href={sample.path} className={styles.sample ?? ''}>
                {sample.words} <ArrowRight aria-hidden />
              </Link>
              <ul className={styles.screens}>
                {screens.map(({ path, word, says }) => (
                  <li key={path}>
                    <Link href={path}>{word}</Link> <span>{says}</span>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
      <p className={styles.foot}>
        <Link href="/settings">Settings</Link>{' '}
        <span>what is stored on this device, and how to delete it all</span>
      </p>
    </Page>
  );
}
