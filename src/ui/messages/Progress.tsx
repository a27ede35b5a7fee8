import styles from './Progress.module.css';

interface ProgressProps {
  label: string;
  /** 0..1, or null when the end is not known. */
  share: number | null;
  /** Beside the label: bytes, counts, time left. */
  detail?: string;
}

export function Progress({ label, share, detail }: ProgressProps) {
  const percent = share === null ? null : Math.round(100 * Math.min(1, Math.max(0, share)));
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span>{label}</span>
        {detail && <span className="number">{detail}</span>}
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === null ? {} : { 'aria-valuenow': percent })}
      >
        <div
          className={percent === null ? styles.unknown : styles.bar}
          style={percent === null ? undefined : { inlineSize: `${percent}%` }}
        />
      </div>
    </div>
  );
}
