import { Grid2x2Check, Square } from 'lucide-react';
import { useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { Term } from '../../ui/terms/Term.tsx';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { message } from '../../words/keys.ts';
import { fixed, sentences } from '../../words/numbers.ts';
import { rich, say } from '../../words/say.ts';
import styles from './Inspect.module.css';

const ITSELF = '';

/** Which regions of the face change its distance to a person most. */
export function Occlusion() {
  const people = useLikeness((state) => state.gallery.people);
  const map = useLikeness((state) => state.inspect.occlusion);
  const has = useLikeness((state) => state.inspect.activations !== null);
  const [person, setPerson] = useState(ITSELF);
  if (!has) return null;
  const running = map?.status === 'running';
  return (
    <Section title={say('inspect.occlusion')} aside={<Term of="occlusion" />}>
      <p className={styles.soft}>
        {rich('inspect.occlusionLead', { distance: (words) => <Term of="distance">{words}</Term> })}
      </p>
      <Select
        label={say('inspect.distanceTo')}
        value={person}
        options={[
          { value: ITSELF, label: say('inspect.faceItself') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setPerson}
      />
      {running && <Progress label={say('inspect.covering')} share={map.share} />}
      {map?.status === 'done' && (
        <p className="number" role="status">
          {sentences(
            say('inspect.distanceUncovered', {
              name: map.name ?? message('inspect.theFaceItself'),
              distance: fixed(map.distance, 3),
            }),
            say('inspect.distanceGrows', {
              column: map.mostAt[0],
              row: map.mostAt[1],
              most: fixed(map.most, 3),
            }),
            map.least < 0
              ? say('inspect.distanceShrinks', { least: fixed(-map.least, 3) })
              : say('inspect.distanceNeverShrinks'),
          )}
        </p>
      )}
      {map?.fault && (
        <Notice tone="bad" title={whatHappened(map.fault)}>
          {whatToDo(map.fault)}
        </Notice>
      )}
      {running ? (
        <Button icon={<Square />} onClick={() => actions().inspect.stopOcclusion()}>
          {say('ui.stop')}
        </Button>
      ) : (
        <Button
          icon={<Grid2x2Check />}
          onClick={() =>
            actions()
              .inspect.mapOcclusion(person === ITSELF ? null : person)
              .catch(toastError)
          }
        >
          {say('inspect.mapIt')}
        </Button>
      )}
    </Section>
  );
}
