import { Camera, ImagePlus, UserRound } from 'lucide-react';
import { useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import styles from './Verify.module.css';

interface WaysProps {
  /** "First" or "Second". */
  title: string;
  onFiles: (files: FoundFile[]) => void;
  onCamera: () => void;
  onPerson: (person: { id: string; name: string }) => void;
  /** Below a picture, which the new one replaces. */
  small?: boolean;
}

/** What can be put into a place: a photo, the camera's picture, someone enrolled. */
export function Ways({ title, onFiles, onCamera, onPerson, small = false }: WaysProps) {
  const people = useLikeness((state) => state.gallery.people);
  const size = small ? 'small' : 'normal';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields; these are buttons.
    <div
      className={styles.ways}
      data-small={small || undefined}
      role="group"
      aria-label={`${title} picture${small ? ', another' : ''}`}
    >
      <FileButton icon={<ImagePlus />} onFiles={onFiles} size={size}>
        Photo
      </FileButton>
      <Button icon={<Camera />} onClick={onCamera} size={size}>
        Camera
      </Button>
      {people.length > 0 && (
        <div className={small ? styles.personSmall : styles.person}>
          {!small && <UserRound aria-hidden size={18} />}
          <Select
            label={`${title}: a person you enrolled`}
            hideLabel
            value=""
            options={[
              { value: '', label: small ? 'Enrolled…' : 'Someone enrolled…' },
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
