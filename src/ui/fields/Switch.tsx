import { Switch as BaseSwitch } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';
import styles from './controls.module.css';

interface SwitchProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: ReactNode;
}

export function Switch({ label, checked, onChange, hint }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles.switchRow}>
      <div>
        <span className={styles.label} id={id}>
          {label}
        </span>
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
      <BaseSwitch.Root
        className={styles.switch}
        checked={checked}
        onCheckedChange={onChange}
        aria-labelledby={id}
      >
        <BaseSwitch.Thumb className={styles.switchThumb} />
      </BaseSwitch.Root>
    </div>
  );
}
