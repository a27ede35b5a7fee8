import { FileJson, Printer, Table } from 'lucide-react';
import { actions } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { saveBlob } from '../../ui/pictures/saveBlob.ts';
import { say } from '../../words/say.ts';
import styles from './Evaluate.module.css';

/** The evaluation to take away. */
export function Report() {
  const save = (kind: 'json' | 'csv') => {
    const file = actions().evaluate.report(kind);
    if (file) saveBlob(file, file.name);
  };
  return (
    <div className={styles.report}>
      <Section title={say('evaluate.report')}>
        <div className={styles.row}>
          <Button size="small" icon={<FileJson />} onClick={() => save('json')}>
            {/* words: the same in every language */}
            JSON
          </Button>
          <Button size="small" icon={<Table />} onClick={() => save('csv')}>
            {/* words: the same in every language */}
            CSV
          </Button>
          <Button size="small" icon={<Printer />} onClick={() => window.print()}>
            {say('evaluate.print')}
          </Button>
        </div>
        <p className={styles.soft}>{say('evaluate.reportMore')}</p>
      </Section>
    </div>
  );
}
