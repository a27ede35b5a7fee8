import { useEffect, useRef } from 'react';
import type { Pixels } from '../../../picture/pixels.ts';
import styles from './Matrices.module.css';

/** Numbers as pixels, each a sharp square; without a label, something around it says what it is. */
export function Raster({ picture, label }: { picture: Pixels; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { data, width, height } = picture;
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(data.slice(), width, height), 0, 0);
  }, [data, width, height]);
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      className={styles.raster}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}
