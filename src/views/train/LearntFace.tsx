import type { Pixels } from '../../picture/pixels.ts';
import { useLikeness } from '../../store/react.ts';
import { Avatar, Chip } from '../../ui/buttons/Chip.tsx';
import { say } from '../../words/say.ts';

interface LearntFaceProps {
  picture: Pixels | null;
  /** The row of the run's data. */
  row: number;
  label: string;
  /** CSS pixels. */
  size: number;
}

/** The picture learnt from; of an enrolled person the one they kept, or their initials. */
export function LearntFace({ picture, row, label, size }: LearntFaceProps) {
  const template = useLikeness((state) => state.train.run.templates[row]);
  const owner = useOwner(row);
  if (picture) return <Chip pixels={picture} size={size} label={label} />;
  const kept = owner?.templates.find(({ id }) => id === template?.id)?.picture ?? null;
  return <Avatar name={owner?.name ?? say('train.photo', { number: row + 1 })} picture={kept} size={size} />;
}

/** The enrolled person whose template a row is; undefined for other data. */
export function useOwner(row: number) {
  const id = useLikeness((state) => state.train.run.templates[row]?.personId);
  return useLikeness((state) => state.gallery.people.find((person) => person.id === id));
}
