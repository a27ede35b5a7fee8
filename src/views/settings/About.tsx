import { Section } from '../../ui/frames/Workbench.tsx';
import styles from './Settings.module.css';

/** Where the networks come from; THIRD_PARTY.md says it in full. */
const NETWORKS = [
  {
    name: 'Face detector',
    from: 'BlazeFace by Google MediaPipe, converted by Vladimir Mandic',
    licence: 'Apache-2.0',
  },
  { name: 'Face mesh', from: 'MediaPipe Face Mesh, converted by Vladimir Mandic', licence: 'Apache-2.0' },
  { name: 'Face encoder', from: "dlib's ResNet by Davis King, via face-api", licence: 'public domain' },
  {
    name: 'Anti-spoof and liveness',
    from: 'in Human by Vladimir Mandic; asked only by Verify’s live check',
    licence: 'MIT',
  },
  {
    name: 'Style networks',
    from: 'trained by this project to answer as VGG-19 by Simonyan and Zisserman does',
    licence: 'CC BY 4.0',
  },
];

export function About() {
  return (
    <>
      <Section title="Likeness">
        <p>
          Networks that answer “who is this?” and “what does this look like?”, run inside this page. No
          picture, name or number leaves it.
        </p>
      </Section>
      <Section title="Networks">
        <ul className={styles.networks}>
          {NETWORKS.map(({ name, from, licence }) => (
            <li key={name}>
              <strong>{name}</strong>
              <p className={styles.soft}>
                {from} ({licence})
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Please mind">
        <p className={styles.soft}>
          Recognition makes mistakes, and more of them for some people than for others. Ask people before you
          enroll them, and let no door or decision depend on it alone.
        </p>
      </Section>
    </>
  );
}
