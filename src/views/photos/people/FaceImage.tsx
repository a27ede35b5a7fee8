import { UserRound } from 'lucide-react';
import { photoActions } from '../../../store/react.ts';
import styles from '../Photos.module.css';
import { usePicture } from './usePicture.ts';

/** The small picture of a face, or the sign for one whose photo cannot be opened. */
export function FaceImage({ id, alt }: { id: string; alt: string }) {
  const url = usePicture((faceId) => photoActions().facePicture(faceId), id);
  if (url) return <img className={styles.face} src={url} alt={alt} />;
  return (
    <span className={styles.face} role="img" aria-label={alt}>
      <UserRound aria-hidden />
    </span>
  );
}
