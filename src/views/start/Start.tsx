import { ArrowRight } from 'lucide-react';
import { Link } from 'wouter';
import { Page } from '../../ui/frames/Page.tsx';
import { say, spoken, tell } from '../../words/say.ts';
import { doors } from './doors.ts';
import styles from './Start.module.css';

/** Three ways in, each with what comes out and one click to try it. */
export default function Start() {
  return (
    <Page title="Likeness" lead={say('start.lead')}>
      <ul className={styles.doors}>
        {doors.map(({ title, says, picture, alt, sample, screens }) => (
          <li key={title} className={styles.door}>
            <img
              src={`${import.meta.env.BASE_URL}start/${picture[spoken()]}`}
              alt={tell({ key: alt })}
              width={480}
              height={300}
            />
            <div className={styles.words}>
              <h2>{tell({ key: title })}</h2>
              <p>{tell({ key: says })}</p>
              <Link href={sample.path} className={styles.sample ?? ''}>
                {tell({ key: sample.words })} <ArrowRight aria-hidden />
              </Link>
              <ul className={styles.screens}>
                {screens.map((name) => (
                  <li key={name}>
                    <Link href={`/${name}`}>{say(`app.${name}`)}</Link>{' '}
                    <span>{say(`start.${name}Says`)}</span>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
      <p className={styles.foot}>
        <Link href="/settings">{say('app.settings')}</Link> <span>{say('start.settingsSays')}</span>
      </p>
    </Page>
  );
}
