import type { ReactNode } from 'react';
import { PageHead } from '../site/page.js';
import { KIOSK_SCRIPT } from './kiosk-script.js';
import { PageScript, ReloadWithoutScript } from './page-script.js';

interface KioskPageProps {
  readonly title: string;
  /** Where the machine begins again. */
  readonly start: string;
  /** Without a touch it begins again after so long; the first page need not. */
  readonly seconds: number;
  /** A ticket that is printed at once. */
  readonly isPrinted?: boolean;
  readonly children: ReactNode;
}

/** A page of the ticket machine: large, without the site's frame, and back at the start for the next person. */
export function KioskPage({ title, start, seconds, isPrinted = false, children }: KioskPageProps): ReactNode {
  return (
    <div className="casa-kiosk" data-start={start} data-seconds={seconds} {...(isPrinted && { 'data-print': 'yes' })}>
      <PageHead title={title} isIndexed={false} />
      {children}
      <ReloadWithoutScript seconds={seconds} href={start} />
      <PageScript code={KIOSK_SCRIPT} />
    </div>
  );
}
