import type { ReactNode } from 'react';
import { Stepper } from '@casa/ui';
import { useMessages } from '../i18n/use-messages.js';
import { Page } from '../site/page.js';

export interface BookingFrameProps {
  /** Heading of the step. */
  readonly title: string;
  readonly step: number;
  /** Where the steps behind can be changed, in order. */
  readonly stepLinks: readonly (string | undefined)[];
  readonly lead?: string;
  readonly children: ReactNode;
}

/** Every step of the booking: where one is among them, then what to do now. */
export function BookingFrame({ title, step, stepLinks, lead, children }: BookingFrameProps): ReactNode {
  const { booking } = useMessages();
  return (
    <Page
      title={title}
      crumb={booking.title}
      description={booking.service.lead}
      canonicalPath="/prenota"
      {...(lead !== undefined && { lead })}
      above={<Steps step={step} stepLinks={stepLinks} />}
    >
      <div className="container pb-5">{children}</div>
    </Page>
  );
}

function Steps({ step, stepLinks }: Pick<BookingFrameProps, 'step' | 'stepLinks'>): ReactNode {
  const { booking } = useMessages();
  return (
    <Stepper
      label={booking.stepsLabel}
      steps={booking.steps.map((label, index) => {
        const href = stepLinks[index];
        return { label, ...(href !== undefined && { href }) };
      })}
      current={step}
      doneText={booking.done}
      positionText={booking.position(step + 1, booking.steps.length)}
    />
  );
}
