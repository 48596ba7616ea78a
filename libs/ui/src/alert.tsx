import type { ReactNode } from 'react';

export interface AlertProps {
  readonly kind: 'info' | 'success' | 'warning' | 'danger';
  readonly title?: string;
  /** Announced at once by screen readers; for what happened because of the person's last action. */
  readonly isAnnounced?: boolean;
  readonly children?: ReactNode;
}

/** A coloured notice; the colour only repeats what the words say. */
export function Alert({ kind, title, isAnnounced = false, children }: AlertProps): ReactNode {
  return (
    <div className={`alert alert-${kind}`} {...(isAnnounced && { role: kind === 'danger' ? 'alert' : 'status' })}>
      {title !== undefined && <p className="alert-heading fw-semibold mb-1">{title}</p>}
      {children}
    </div>
  );
}
