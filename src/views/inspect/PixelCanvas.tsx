import { type CSSProperties, useEffect, useRef } from 'react';
import type { Pixels } from '../../picture/pixels.ts';
import { paintRaster } from '../../ui/video/paintRaster.ts';

interface PixelCanvasProps {
  picture: Pixels;
  /** What it shows; empty when something beside it says so. */
  label: string;
  className?: string | undefined;
}

/** Pixels as they are, painted outside React. */
export function PixelCanvas({ picture, label, className }: PixelCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) paintRaster(canvas.current, picture);
  }, [picture]);
  return (
    <canvas
      ref={canvas}
      className={className}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}

/** A picture's width over its height, for the style sheet: as large as its place allows, never stretched. */
export function ratioOf({ width, height }: { width: number; height: number }): CSSProperties {
  return { '--ratio': width / height } as CSSProperties;
}
