import { Link } from 'wouter';
import { actions } from '../../store/react.ts';
import { Page } from '../../ui/frames/Page.tsx';
import { Term } from '../../ui/terms/Term.tsx';
import { say, tell } from '../../words/say.ts';
import { ErrorOfMany } from './ErrorOfMany.tsx';
import styles from './Lecture.module.css';
import { sections } from './sections.ts';

/** The lecture's contents: each section with its formula, and where to see and move it. */
export default function Lecture() {
  return (
    <Page title={say('app.lecture')} lead={say('terms.lectureLead')}>
      <ol className={styles.sections}>
        {sections.map(({ number, formula, terms, places }) => (
          <li key={number} className={styles.section}>
            <h2>
              <span className={styles.number}>{number}</span> {say(`terms.section${number}`)}
            </h2>
            <p>{say(`terms.section${number}Text`)}</p>
            <p className={styles.formula} role="math" aria-label={say(`terms.section${number}Aloud`)}>
              {typeof formula === 'string' ? (
                // Signs of mathematics as wide as they are between Latin letters.
                <span lang="en">{formula}</span>
              ) : (
                tell(formula)
              )}
            </p>
            {number === 1 && <ErrorOfMany />}
            <ul className={styles.terms} aria-label={say('terms.sectionTerms')}>
              {terms.map((term) => (
                <li key={term}>
                  <Term of={term}>{say(`terms.${term}`)}</Term>
                </li>
              ))}
            </ul>
            <ul>
              {places.map(({ path, words, numbers }) => (
                <li key={words}>
                  <Link href={path} onClick={() => numbers && actions().settings.change({ advanced: true })}>
                    {say(`terms.${words}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Page>
  );
}
