import { Camera, ImagePlus, UserRound } from 'lucide-react';
import { useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { say } from '../../words/say.ts';
import { type Place, placeKeys } from './places.ts';
import styles from './Verify.module.css';

interface WaysProps {
  place: Place;
  onFiles: (files: FoundFile[]) => void;
  onCamera: () => void;
  onPerson: (person: { id: string; name: string }) => void;
  /** Below a picture, which the new one replaces. */
  small?: boolean;
}

/** What can be put into a place: a photo, the camera's picture, someone enrolled. */
export function Ways({ place, onFiles, onCamera, onPerson, small = false }: WaysProps) {
  const people = useLikeness((state) => state.gallery.people);
  const picture = say(placeKeys[place]);
  const size = small ? 'small' : 'normal';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields; these are buttons.
    <div
      className={styles.ways}
      data-small={small || undefined}
      role="group"
      aria-label={small ? say('verify.anotherPicture', { picture }) : picture}
    >
      <FileButton icon={<ImagePlus />} onFiles={onFiles} size={size}>
        {say('verify.photo')}
      </FileButton>
      <Button icon={<Camera />} onClick={onCamera} size={size}>
        {say('media.camera')}
      </Button>
      {people.length > 0 && (
        <div className={small ? styles.personSmall : styles.person}>
          {!small && <UserRound aria-hidden size={18} />}
          <Select
            label={say('verify.someone', { picture })}
            hideLabel
            value=""
            options={[
              { value: '', label: say(small ? 'verify.chooseEnrolled' : 'verify.chooseSomeone') },
              ...people.map((each) => ({ value: each.id, label: each.name })),
            ]}
            onChange={(id) => {
              const chosen = people.find((each) => each.id === id);
              if (chosen) onPerson(chosen);
            }}
          />
        </div>
      )}
    </div>
  );
}
