import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { IconButton } from '../../../ui/buttons/Button.tsx';
import styles from '../Style.module.css';
import { type ZoomLevel, zoomedBy } from './zoomLevels.ts';

export function Zoom({ level, onLevel }: { level: ZoomLevel; onLevel: (level: ZoomLevel) => void }) {
  return (
    <div className={styles.zoom}>
      <IconButton
        size="small"
        label="Smaller"
        icon={<ZoomOut />}
        disabled={level === 'fit'}
        onClick={() => onLevel(zoomedBy(level, -1))}
      />
      <output className="number" aria-label="Size of the picture">
        {level === 'fit' ? 'Fit' : `${100 * level} %`}
      </output>
      <IconButton
        size="small"
        label="Larger"
        icon={<ZoomIn />}
        disabled={zoomedBy(level, 1) === level}
        onClick={() => onLevel(zoomedBy(level, 1))}
      />
      <IconButton
        size="small"
        label="Fit"
        icon={<Maximize />}
        disabled={level === 'fit'}
        onClick={() => onLevel('fit')}
      />
    </div>
  );
}
