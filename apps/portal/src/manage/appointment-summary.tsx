import type { ReactNode } from 'react';
import { DescriptionList } from '@casa/ui';
import { useContent, useMessages } from '../i18n/use-messages.js';
import type { AppointmentView } from './load-appointment.server.js';

/** The appointment in words. */
export function AppointmentSummary({ appointment }: { readonly appointment: AppointmentView }): ReactNode {
  const { booking } = useMessages();
  const { review, details } = booking;
  const texts = useContent().manage.appointment;
  const { office } = appointment;
  return (
    <DescriptionList
      entries={[
        { term: texts.code, description: <strong>{appointment.code}</strong> },
        { term: texts.status, description: texts.statuses[appointment.isCancelled ? 'CANCELLED' : 'BOOKED'] },
        { term: review.when, description: <strong>{appointment.when}</strong> },
        { term: review.service, description: appointment.serviceName },
        {
          term: review.office,
          description: `${office.name}\n${office.address.street}, ${office.address.postalCode} ${office.address.city}`,
        },
        { term: review.channel, description: booking.office.channels[appointment.channel] },
        { term: review.name, description: appointment.person },
        ...appointment.answers.map(({ question, answer }) => ({ term: question, description: answer })),
        { term: details.reason, description: appointment.reason },
      ]}
    />
  );
}
