import type { ReactNode } from 'react';
import { useMessages } from '../i18n/use-messages.js';
import type { SlotProblem } from './hold-slot.server.js';

interface SlotProblemAlertProps {
  readonly problem: SlotProblem;
  /** Where an alternative is sent, when not to the form's own address. */
  readonly actionOf?: (startsAt: string) => string;
  /** Name and value of the buttons, when the start is not sent as `inizio`. */
  readonly intent?: string;
}

/** The hour is gone: says so, and offers the nearest ones as buttons of the surrounding form, so that nothing typed is lost. */
export function SlotProblemAlert({ problem: { message, alternatives }, actionOf, intent }: SlotProblemAlertProps): ReactNode {
  const { time } = useMessages().booking;
  return (
    <div className="alert alert-warning" role="alert">
      <p className="fw-semibold">{message}</p>
      <p>{alternatives.length > 0 ? time.alternatives : time.noAlternatives}</p>
      <div className="casa-actions mt-0">
        {alternatives.map(({ startsAt, text }) => (
          <button
            key={startsAt}
            type="submit"
            className="btn btn-outline-primary bg-white"
            name={intent === undefined ? 'inizio' : 'intent'}
            value={intent ?? startsAt}
            {...(actionOf !== undefined && { formAction: actionOf(startsAt) })}
          >
            {text}
          </button>
        ))}
      </div>
    </div>
  );
}
