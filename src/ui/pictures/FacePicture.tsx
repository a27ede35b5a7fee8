import { useEffect, useState } from 'react';
import { DrawBox } from './DrawBox.tsx';
import styles from './FacePicture.module.css';

export interface PictureFace {
  box: { x: number; y: number; width: number; height: number };
  label: string;
  /** Shown where the box is too small for the label: a number, initials. */
  mark: string;
  tone: 'good' | 'caution' | 'plain';
  pressed?: boolean;
}

interface FacePictureProps {
  picture: Blob;
  /** Size that the boxes refer to, in pixels; null while it is not known. */
  size: { width: number; height: number } | null;
  faces: PictureFace[];
  /** Called with the index of a face that was clicked. */
  onFace?: (index: number) => void;
  /** While given, a box can be drawn on the picture; called with it, in the pixels that boxes refer to. */
  onDraw?: (box: PictureFace['box']) => void;
  alt: string;
}

/** A photo with its faces boxed; each box is a button, so faces can be chosen by keyboard. */
export function FacePicture({ picture, size, faces, onFace, onDraw, alt }: FacePictureProps) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  if (!url) return null;
  const place = ({ box }: PictureFace) =>
    size && {
      left: `${(100 * box.x) / size.width}%`,
      top: `${(100 * box.y) / size.height}%`,
      width: `${(100 * box.width) / size.width}%`,
      height: `${(100 * box.height) / size.height}%`,
    };
  return (
    <div className={styles.frame}>
      <div className={styles.picture} style={size ? contained(size) : undefined}>
        <img src={url} alt={alt} />
        {size &&
          faces.map((face, index) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: faces of one picture have no other identity and never move.
              key={index}
              type="button"
              className={`${styles.face} ${styles[face.tone]}`}
              style={place(face) ?? undefined}
              aria-label={face.label}
              {...(face.pressed === undefined ? {} : { 'aria-pressed': face.pressed })}
              onClick={() => onFace?.(index)}
            >
              <span className={`${styles.label} ${styles.full}`}>{face.label}</span>
              <span className={`${styles.label} ${styles.mark}`}>{face.mark}</span>
            </button>
          ))}
        {size && onDraw && <DrawBox size={size} onDraw={onDraw} />}
      </div>
    </div>
  );
}

/** The largest box of these proportions that the frame holds. */
function contained({ width, height }: { width: number; height: number }) {
  return { width: `min(100cqw, calc(100cqh * ${width / height}))`, aspectRatio: `${width} / ${height}` };
}
