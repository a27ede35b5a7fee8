import { useEffect, useRef, useState } from 'react';
import { paintPixels } from '../../media/pictures.ts';
import styles from './Chip.module.css';

interface ChipProps {
  pixels: { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number };
  /** Shown size in CSS pixels. */
  size: number;
  /** Read out for the picture. */
  label: string;
}

/** An aligned face, as the encoder saw it. */
export function Chip({ pixels, size, label }: ChipProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) paintPixels(canvas.current, pixels);
  }, [pixels]);
  return (
    <canvas
      ref={canvas}
      className={styles.chip}
      style={{ inlineSize: size, blockSize: size }}
      role="img"
      aria-label={label}
    />
  );
}

interface AvatarProps {
  name: string;
  /** The kept picture, when the person kept one. */
  picture: Blob | null;
  size?: number;
}

/** A person's kept picture, or their initials. */
export function Avatar({ name, picture, size = 40 }: AvatarProps) {
  const url = useObjectUrl(picture);
  const style = { inlineSize: size, blockSize: size };
  if (url) return <img className={styles.avatar} style={style} src={url} alt="" />;
  return (
    <span className={styles.avatar} style={{ ...style, fontSize: size * 0.38 }} aria-hidden>
      {initials(name)}
    </span>
  );
}

/** An address for a blob, taken back when the blob or the component goes. */
function useObjectUrl(blob: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) {
      setUrl(null);
      return;
    }
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}

/** At most two letters: the first of the first and of the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  );
  return letters.join('').toUpperCase() || '?';
}
