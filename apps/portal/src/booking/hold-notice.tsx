import { type ReactNode, useEffect, useState } from 'react';
import { Icon } from '@casa/ui';
import { useMessages } from '../i18n/use-messages.js';
import type { HoldView } from './details-outcome.js';

const TICK_MS = 1000;

/** Until when the hour is kept, as text; with JavaScript also how many minutes are left, said only when the number changes. */
export function HoldNotice({ hold }: { readonly hold: HoldView | undefined }): ReactNode {
  const { details } = useMessages().booking;
  const minutes = useMinutesLeft(hold?.expiresAt);
  const isOver = hold === undefined || (minutes !== undefined && minutes < 0);
  return (
    <div className="casa-hold">
      <Icon name="it-clock" />
      <p>
        {isOver ? details.holdOver : details.heldUntil(hold.until)}{' '}
        <span role="status">
          {!isOver && minutes !== undefined && (minutes === 0 ? details.lessThanAMinute : details.minutesLeft(minutes))}
        </span>
      </p>
    </div>
  );
}

/** Whole minutes left, -1 when over; unknown until the browser runs the script. */
function useMinutesLeft(expiresAt: string | undefined): number | undefined {
  const [minutes, setMinutes] = useState<number>();
  useEffect(() => {
    if (expiresAt === undefined) return undefined;
    const update = (): void => setMinutes(Math.max(-1, Math.floor((Date.parse(expiresAt) - Date.now()) / 60_000)));
    update();
    const timer = setInterval(update, TICK_MS);
    return () => clearInterval(timer);
  }, [expiresAt]);
  return minutes;
}
