import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { IconButton } from '../../../ui/buttons/Button.tsx';
import { percent } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import styles from '../Style.module.css';
import { type ZoomLevel, zoomedBy } from './zoomLevels.ts';

export function Zoom({ level, onLevel }: { level: ZoomLevel; onLevel: (level: ZoomLevel) => void }) {
  return (
    <div className={styles.zoom}>
      <IconButton
        size="small"
        label={say('styleStage.zoomOut')}
        icon={<ZoomOut />}
        disabled={level === 'fit'}
        onClick={() => onLevel(zoomedBy(level, -1))}
      />
      <output className="number" aria-label={say('styleStage.zoomLevel')}>
        {level === 'fit' ? say('styleStage.fit') : percent(level)}
      </output>
      <IconButton
        size="small"
        label={say('styleStage.zoomIn')}
        icon={<ZoomIn />}
        disabled={zoomedBy(level, 1) === level}
        onClick={() => onLevel(zoomedBy(level, 1))}
      />
      <IconButton
        size="small"
        label={say('styleStage.fit')}
        icon={<Maximize />}
        disabled={level === 'fit'}
        onClick={() => onLevel('fit')}
      />
    </div>
  );
}
