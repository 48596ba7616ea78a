import type { Municipality } from './a-municipality.js';
import { booking, citizen, wantedAt } from './bookings.js';

/** Variables with which an operation has nothing to complain of; what they name need not be there. */
export type ValidCalls = Readonly<Record<string, () => Record<string, unknown>>>;

const TOKEN = 'A'.repeat(54);
/** Well formed, and nobody's. */
const ID = '01890000-0000-7000-8000-000000000000';

/**
 * For every root operation. Those that need a login are called by somebody who may everything.
 * @param neighbour another municipality.
 * @param freeStart tells of a start that is free now.
 */
export function validCalls(municipality: Municipality, neighbour: Municipality, freeStart: () => string): ValidCalls {
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
    'Query.members': () => ({}),
    'Query.myAccessLog': () => lists,
    'Query.myAppointments': () => lists,
    'Query.delegationsToConfirm': () => ({ ...lists, confirmed: false }),
    'Query.myDelegations': () => lists,
    'Query.myPreferences': () => ({}),
    'Query.mySessions': () => ({}),
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
    'Mutation.actFor': () => ({ input: { delegationId: ID } }),
    'Mutation.decideDelegation': () => ({ input: { id: ID, confirm: false, reason: 'Il nome non è quello.' } }),
    'Mutation.declareRepresentation': () => ({
      input: {
        ...{ kind: 'LEGAL_REPRESENTATIVE', fiscalCode: '80015010723', givenName: null, familyName: null },
        ...{ organisation: 'Circolo dei pescatori', reference: 'Verbale n. 3', lastDay: inThirtyDays(), declared: true },
      },
    }),
    'Mutation.endDelegation': () => ({ input: { id: ID } }),
    'Mutation.giveMandate': () => ({
      input: { givenName: 'Giulia', familyName: 'Lorusso', fiscalCode: 'LRSGLI84E52A662P', lastDay: inThirtyDays() },
    }),
    'Mutation.stopActing': () => ({}),
    'Mutation.acceptInvitation': () => ({ input: { token: TOKEN } }),
    'Mutation.changeContactEmail': () => ({ input: { email: 'lorusso@example.it' } }),
    'Mutation.changeMember': () => ({ input: { id: ID, officeIds: [municipality.office.id], suspended: null, validUntil: null } }),
    'Mutation.claimAppointment': () => ({ input: { token: TOKEN } }),
    'Mutation.confirmContactEmail': () => ({ input: { token: TOKEN } }),
    'Mutation.inviteMember': () => {
      people += 1;
      const loan = { municipalityId: neighbour.tenant.id, agreement: 'Convenzione n. 3 del 2 marzo 2026' };
      const term = { officeIds: [municipality.office.id], validUntil: `${inThirtyDays()}T12:00:00Z`, loan };
      return { input: { name: 'Maria Lorusso', email: `lorusso.${people}@example.it`, role: 'OPERATOR', ...term } };
    },
    'Mutation.logout': () => ({}),
    'Mutation.logoutEverywhere': () => ({}),
    'Mutation.revokeSession': () => ({ input: { id: ID } }),
    'Mutation.setPreferences': () => ({
      input: { choices: [{ name: 'MUNICIPAL_NEWS', value: true, textVersion: 1 }], letterLanguage: 'en' },
    }),
  };
}

function inThirtyDays(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
}
