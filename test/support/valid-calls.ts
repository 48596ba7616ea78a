import type { Municipality } from './a-municipality.js';
import { booking, citizen, wantedAt } from './bookings.js';

/** Variables with which an operation has nothing to complain of; what they name need not be there. */
export type ValidCalls = Readonly<Record<string, () => Record<string, unknown>>>;

const TOKEN = 'A'.repeat(54);

/**
 * For every root operation that asks for no login.
 * @param freeStart tells of a start that is free now.
 */
export function validCalls(municipality: Municipality, freeStart: () => string): ValidCalls {
  let people = 0;
  const lists = { first: 10, after: null };
  return {
    'Query.me': () => ({}),
    'Query.identityProviders': () => ({ federation: 'SPID' }),
    'Query.municipality': () => ({}),
    'Query.municipalities': () => ({ ...lists, search: null }),
    'Query.services': () => ({ ...lists, category: null, topic: null, search: null, bookable: null }),
    'Query.service': () => ({ slug: municipality.service.slug }),
    'Query.offices': () => lists,
    'Query.office': () => ({ slug: municipality.office.slug }),
    'Query.availability': () => ({
      input: { serviceId: municipality.service.id, officeId: municipality.office.id, channel: 'IN_PERSON', from: null, days: 7 },
    }),
    'Query.appointmentByLink': () => ({ token: TOKEN }),
    'Query.news': () => ({ ...lists, kind: null, topic: null }),
    'Query.newsItem': () => ({ slug: municipality.newsSlug }),
    'Query.faqs': () => ({}),
    'Mutation.holdSlot': () => ({ input: { ...wantedAt(municipality, freeStart()), previousHold: null } }),
    'Mutation.releaseSlot': () => ({ input: { token: TOKEN } }),
    'Mutation.bookAppointment': () => {
      people += 1;
      const input = booking(municipality, freeStart(), citizen('Lorusso', `lorusso.${people}@example.it`));
      return { input: { ...input, holdToken: null, answers: [{ questionId: 'pratica', answer: '12/2026' }] } };
    },
    'Mutation.rescheduleAppointment': () => ({ input: { token: TOKEN, startsAt: freeStart() } }),
    'Mutation.cancelAppointment': () => ({ input: { token: TOKEN } }),
    'Mutation.renewManageLink': () => ({ input: { token: TOKEN } }),
    'Mutation.ratePage': () => ({ input: { path: '/servizi', rating: 4, answer: null, comment: null } }),
  };
}
