import type { ReactNode } from 'react';
import type { ActingView } from './site-view.js';

/** On every page while somebody acts for another: for whom, until when, and the way back to oneself. */
export function ActingBanner({ label, text, isOver, stop }: ActingView): ReactNode {
  return (
    <section className={isOver ? 'casa-acting casa-acting-over' : 'casa-acting'} aria-label={label}>
      <form method="post" action={stop.action} className="container">
        <strong>{text}</strong>
        <button type="submit" name="intent" value="stop" className="btn">
          {stop.label}
        </button>
      </form>
    </section>
  );
}
