import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { IconButton } from '../../ui/Button.tsx';
import styles from './Style.module.css';

/** Screen pixels a pixel of G; or as large as fits. */
export type ZoomLevel = 'fit' | 1 | 2 | 4 | 8;

const levels: readonly ZoomLevel[] = ['fit', 1, 2, 4, 8];

export function Zoom({ level, onLevel }: { level: ZoomLevel; onLevel: (level: ZoomLevel) => void }) {
  const at = levels.indexOf(level);
  const to = (index: number) => onLevel(levels[index] ?? 'fit');
  return (
    <div className={styles.zoom}>
      <IconButton
        size="small"
        label="Smaller"
        icon={<ZoomOut />}
        disabled={at === 0}
        onClick={() => to(at - 1)}
      />
      <output className="number" aria-label="Size of the picture">
        {level === 'fit' ? 'Fit' : `${100 * level} %`}
      </output>
      <IconButton
        size="small"
        label="Larger"
        icon={<ZoomIn />}
        disabled={at === levels.length - 1}
        onClick={() => to(at + 1)}
      />
      <IconButton
        size="small"
        label="Fit"
        icon={<Maximize />}
        disabled={at === 0}
        onClick={() => onLevel('fit')}
      />
    </div>
  );
}
