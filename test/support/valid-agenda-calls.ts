import type { Municipality } from './a-municipality.js';
import { citizen, wantedAt } from './bookings.js';
import type { ValidCalls } from './valid-call.js';

/** Well formed, and nobody's. */
const ID = '01890000-0000-7000-8000-000000000000';

/**
 * Of the operators' day.
 * @param freeStart tells of a start that is free now.
 */
export function validAgendaCalls(municipality: Municipality, freeStart: () => string): ValidCalls {
  const { office, service, desk } = municipality;
  const officeId = office.id;
  const dayStep = () => ({ input: { id: ID, version: 0 } });
  const ofFeed = () => ({ input: { id: ID } });
  let people = 0;
  let days = 0;
  return {
    'Query.agenda': () => ({ officeId, from: null, days: 7 }),
    'Query.agendaOffices': () => ({}),
    'Query.agendaRecord': () => ({ id: ID }),
    'Query.availabilityOnBehalf': () => ({
      input: { serviceId: service.id, officeId, channel: 'IN_PERSON', from: null, days: 7 },
    }),
    'Query.calendarFeeds': () => ({}),
    'Mutation.bookOnBehalf': () => {
      people += 1;
      const { givenName, familyName, email, telephone, address, resident } = citizen('Lorusso', `lorusso.sportello.${people}@example.it`);
      return {
        input: {
          ...wantedAt(municipality, freeStart()),
          citizen: { givenName, familyName, email, telephone, address, resident },
          ...{ reason: 'Informazioni', privacyNoticeRead: true, answers: [{ questionId: 'pratica', answer: '12/2026' }] },
        },
      };
    },
    // Each time another day: what is taken out of a desk stays out.
    'Mutation.blockTime': () => {
      days += 1;
      const startsAt = new Date(Date.UTC(2035, 0, days, 9));
      return {
        input: {
          deskId: desk.id,
          startsAt: startsAt.toISOString(),
          endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString(),
          reason: 'Riunione',
        },
      };
    },
    'Mutation.unblockTime': () => ({ input: { id: ID } }),
    'Mutation.callAppointment': dayStep,
    'Mutation.callNextAppointment': () => ({}),
    'Mutation.startAppointment': dayStep,
    'Mutation.finishAppointment': dayStep,
    'Mutation.markArrived': dayStep,
    'Mutation.markNoShow': dayStep,
    'Mutation.undoDayStep': dayStep,
    'Mutation.writeAppointmentNote': () => ({ input: { id: ID, version: 0, note: 'Torna con i documenti.' } }),
    'Mutation.takeDesk': () => ({ input: { deskId: desk.id, relieving: false } }),
    'Mutation.leaveDesk': () => ({}),
    'Mutation.makeCalendarFeed': () => ({ input: { officeId, deskId: null } }),
    'Mutation.renewCalendarFeed': ofFeed,
    'Mutation.revokeCalendarFeed': ofFeed,
    'Subscription.agendaChanged': () => ({ officeId }),
    'Subscription.recordViewers': () => ({ id: ID }),
  };
}
