import { Grid2x2Check, Square } from 'lucide-react';
import { useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
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
    <Section title="What makes this face">
      <p className={styles.soft}>
        A grey square covers one place of the face after another; the map shows by how much the distance d =
        ‖f(x) − f(y)‖² changes.
      </p>
      <Select
        label="Distance to"
        value={person}
        options={[
          { value: ITSELF, label: 'The face itself, uncovered' },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setPerson}
      />
      {running && <Progress label="Covering place after place" share={map.share} />}
      {map?.status === 'done' && (
        <p className="number" role="status">
          d to {map.name} is {map.distance.toFixed(3)} with nothing covered. Covered where the map is most
          orange, around column {map.mostAt[0]}, row {map.mostAt[1]}, d grows by {map.most.toFixed(3)}
          {map.least < 0
            ? `; where it is most blue, d shrinks by ${(-map.least).toFixed(3)}: what is there speaks against.`
            : '; nowhere does covering bring the face nearer.'}
        </p>
      )}
      {map?.fault && (
        <Notice tone="bad" title={map.fault.message}>
          {map.fault.advice}
        </Notice>
      )}
      {running ? (
        <Button icon={<Square />} onClick={() => actions().inspect.stopOcclusion()}>
          Stop
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
          Map it
        </Button>
      )}
    </Section>
  );
}
