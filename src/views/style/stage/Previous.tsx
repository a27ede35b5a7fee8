import { Undo2 } from 'lucide-react';
import { actions, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { ObjectImage } from '../../../ui/pictures/ObjectImage.tsx';
import { say } from '../../../words/say.ts';
import styles from '../Style.module.css';

/** The picture that was on the stage before content or style changed. */
export function Previous() {
  const previous = useLikeness((state) => state.style.previous);
  if (!previous) return null;
  return (
    <Button icon={<Undo2 />} onClick={() => actions().style.goBack()} className={styles.previous ?? ''}>
      <ObjectImage blob={previous} alt="" />
      {say('styleStage.backToLast')}
    </Button>
  );
}
