import { FileJson, Printer, Table } from 'lucide-react';
import { actions } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { saveBlob } from '../../ui/pictures/saveBlob.ts';
import styles from './Evaluate.module.css';

/** The evaluation to take away. */
export function Report() {
  const save = (kind: 'json' | 'csv') => {
    const file = actions().evaluate.report(kind);
    if (file) saveBlob(file, file.name);
  };
  return (
    <div className={styles.report}>
      <Section title="Report">
        <div className={styles.row}>
          <Button size="small" icon={<FileJson />} onClick={() => save('json')}>
            JSON
          </Button>
          <Button size="small" icon={<Table />} onClick={() => save('csv')}>
            CSV
          </Button>
          <Button size="small" icon={<Printer />} onClick={() => window.print()}>
            Print
          </Button>
        </div>
        <p className={styles.soft}>JSON has everything; CSV has the rates at each threshold.</p>
      </Section>
    </div>
  );
}
