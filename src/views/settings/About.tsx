import { Section } from '../../ui/frames/Workbench.tsx';
import { say } from '../../words/say.ts';
import styles from './Settings.module.css';

/** Where the networks come from; THIRD_PARTY.md says it in full. */
const NETWORKS = [
  { name: 'detector', licence: 'Apache-2.0' },
  { name: 'mesh', licence: 'Apache-2.0' },
  { name: 'encoder', licence: null },
  { name: 'antiSpoof', licence: 'MIT' },
  // words: the same in every language, the name of a licence.
  { name: 'styleNetworks', licence: 'CC BY 4.0' },
] as const;

export function About() {
  return (
    <>
      <Section title="Likeness">
        <p>{say('settings.aboutMore')}</p>
      </Section>
      <Section title={say('settings.networks')}>
        <ul className={styles.networks}>
          {NETWORKS.map(({ name, licence }) => (
            <li key={name}>
              <strong>{say(`settings.${name}`)}</strong>
              <p className={styles.soft}>
                {say('settings.networkFrom', {
                  from: say(`settings.${name}From`),
                  licence: licence ?? say('settings.publicDomain'),
                })}
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={say('settings.mind')}>
        <p className={styles.soft}>{say('settings.mindMore')}</p>
      </Section>
    </>
  );
}
