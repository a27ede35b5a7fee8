import { Link } from 'wouter';
import { actions } from '../../store/react.ts';
import { Page } from '../../ui/frames/Page.tsx';
import styles from './Lecture.module.css';
import { sections } from './sections.ts';

/** The lecture's contents: each section with its formula, and where to see and move it. */
export default function Lecture() {
  return (
    <Page
      title="The lecture"
      lead="Face recognition and neural style transfer, after the fourth course of Andrew Ng’s deep learning lectures. Each idea can be tried here with your own pictures."
    >
      <ol className={styles.sections}>
        {sections.map(({ number, title, says, formula, spoken, places }) => (
          <li key={number} className={styles.section}>
            <h2>
              <span className={styles.number}>{number}</span> {title}
            </h2>
            <p>{says}</p>
            <p className={styles.formula} role="math" aria-label={spoken}>
              {formula}
            </p>
            <ul>
              {places.map(({ path, words, numbers }) => (
                <li key={words}>
                  <Link href={path} onClick={() => numbers && actions().settings.change({ advanced: true })}>
                    {words}
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
