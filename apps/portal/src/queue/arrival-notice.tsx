import type { ReactNode } from 'react';
import { useContent } from '../i18n/use-messages.js';
import type { ArrivalQr } from './arrival-qr.server.js';
import { QrCode } from './qr-code.js';

/** On the page of an appointment: what to show, or to press, at the office. */
export function ArrivalNotice({ arrival: { href, drawing }, code }: { readonly arrival: ArrivalQr; readonly code: string }): ReactNode {
  const { arrival } = useContent().queue;
  return (
    <section className="casa-narrow mt-5">
      <h2 className="h4">{arrival.qrTitle}</h2>
      <p>{arrival.qrText}</p>
      <QrCode drawing={drawing} label={arrival.qrAlt(code)} />
      <a className="btn btn-outline-primary mt-3" href={href}>
        {arrival.send}
      </a>
    </section>
  );
}
