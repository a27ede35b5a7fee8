import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` once a screen at most; `quiet` for what sits inside text and lists. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: ReactNode;
  size?: 'normal' | 'small';
}

export function Button({ look = 'plain', icon, size = 'normal', children, className, ...rest }: ButtonProps) {
  const names = [styles.button, styles[look], styles[size], className].filter(Boolean).join(' ');
  return (
    <button type="button" {...rest} className={names}>
      {icon}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  /** What it does: read out, and shown as a tooltip. */
  label: string;
}

export function IconButton({ label, className, ...rest }: IconButtonProps) {
  return (
    <Button
      look="quiet"
      {...rest}
      aria-label={label}
      title={label}
      className={[styles.icon, className].filter(Boolean).join(' ')}
    />
  );
}
