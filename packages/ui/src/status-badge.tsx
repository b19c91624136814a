import classes from './status-badge.module.css';

export type StatusTone = 'good' | 'info' | 'warning' | 'bad' | 'neutral';

export interface StatusBadgeProps {
  readonly tone: StatusTone;
  readonly label: string;
}

/** A state in one word. The tone only supports the word, it never replaces it. */
export function StatusBadge({ tone, label }: StatusBadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {label}
    </span>
  );
}
