import { createHash } from 'node:crypto';
import type { Municipality } from './a-municipality.js';
import { booking, citizen, wantedAt } from './bookings.js';
import { validAgendaCalls } from './valid-agenda-calls.js';
import type { ValidCalls } from './valid-call.js';
import { validQueueCalls } from './valid-queue-calls.js';
import { validSettingsCalls } from './valid-settings-calls.js';

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

const TOKEN = 'A'.repeat(54);
/** Well formed, and nobody's. */
const ID = '01890000-0000-7000-8000-000000000000';

/** A span far ahead in which nothing is booked, and the word of a preview that saw nobody. */
const closedSpan = () => ({ startsAt: '2033-05-05T00:00:00.000Z', endsAt: '2033-05-06T00:00:00.000Z' });
const NOBODY_SEEN = createHash('sha256').update('').digest('base64url').slice(0, 22);

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
    'Query.firstFree': () => ({
      input: {
        ...{ template: 'informazioni', near: { latitude: 41.12, longitude: 16.87 }, channel: 'IN_PERSON', from: null, order: 'BALANCED' },
        ...{ residentIn: null, elsewhere: false },
      },
      ...lists,
    }),
    'Query.serviceTemplates': () => ({}),
    'Query.appointmentByLink': () => ({ token: TOKEN }),
    'Query.news': () => ({ ...lists, kind: null, topic: null }),
    'Query.newsItem': () => ({ slug: municipality.newsSlug }),
    'Query.faqs': () => ({}),
    'Query.members': () => ({}),
    'Query.myAccessLog': () => lists,
    'Query.myDuplicateAppointments': () => ({}),
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
    'Mutation.cancelOwnAppointment': () => ({ input: { id: ID } }),
    'Mutation.renewManageLink': () => ({ input: { token: TOKEN } }),
    ...validAgendaCalls(municipality, freeStart),
    ...validQueueCalls(municipality),
    ...validSettingsCalls(municipality),
    'Mutation.joinWaitingList': () => {
      people += 1;
      return {
        input: {
          ...{ serviceId: municipality.service.id, channel: 'IN_PERSON', officeIds: [municipality.office.id] },
          near: { km: 20, latitude: 41.1, longitude: 16.9 },
          ...{ firstDay: inDays(0), lastDay: inDays(60), weekdays: [1, 3], from: '09:00', until: '13:00' },
          ...{ citizen: citizen('Lorusso', `lorusso.${people}@example.it`), reason: 'Informazioni', privacyNoticeRead: true },
        },
      };
    },
    'Query.myWaitingEntries': () => ({}),
    'Query.waitingEntry': () => ({ token: TOKEN }),
    'Query.waitingList': () => ({ ...lists, officeId: municipality.office.id }),
    'Query.waitingOffer': () => ({ token: TOKEN }),
    'Mutation.leaveWaitingList': () => ({ input: { token: TOKEN } }),
    'Mutation.acceptOffer': () => ({ input: { token: TOKEN, answers: [{ questionId: 'motivo', answer: 'no' }] } }),
    'Mutation.refuseOffer': () => ({ input: { token: TOKEN, leave: false } }),
    'Query.closablePlaces': () => ({}),
    'Query.closurePreview': () => ({ input: { ...closedSpan(), officeId: municipality.office.id, deskId: null } }),
    'Query.closures': () => ({ ...lists, past: false }),
    'Query.closure': () => ({ id: ID }),
    'Query.closurePeople': () => ({ ...lists, closureId: ID }),
    'Query.closurePerson': () => ({ id: ID }),
    'Query.moveProposal': () => ({ token: TOKEN }),
    'Mutation.closeOffices': () => ({
      input: {
        ...{ ...closedSpan(), officeId: municipality.otherOffice.id, deskId: null },
        ...{ reason: 'Assemblea', reasonEnglish: 'Staff meeting', seen: NOBODY_SEEN },
      },
    }),
    'Mutation.endClosure': () => ({ input: { id: ID } }),
    'Mutation.acceptMove': () => ({ input: { token: TOKEN, officeId: municipality.office.id, startsAt: freeStart() } }),
    'Mutation.acceptMoveOnBehalf': () => ({ input: { id: ID, officeId: municipality.office.id, startsAt: freeStart() } }),
    'Mutation.declineMoveOnBehalf': () => ({ input: { id: ID } }),
    'Query.virtualDesks': () => ({}),
    'Query.desksElsewhere': () => ({}),
    'Mutation.setVirtualDesk': () => ({ input: { deskId: municipality.desk.id, isVirtual: false } }),
    'Query.room': () => ({ token: TOKEN, appointmentId: null }),
    'Query.officeRoom': () => ({ appointmentId: ID }),
    'Query.iceServers': () => ({ seat: TOKEN }),
    'Mutation.enterRoom': () => ({ input: { token: TOKEN, appointmentId: null, seat: null, takeOver: false } }),
    'Mutation.enterOfficeRoom': () => ({ input: { appointmentId: ID, seat: null, takeOver: false } }),
    'Mutation.leaveRoom': () => ({ input: { seat: TOKEN } }),
    'Mutation.admitToRoom': () => ({ input: { seat: TOKEN, participantId: ID, admit: true } }),
    'Mutation.sendSignals': () => ({ input: { seat: TOKEN, signals: [{ recipientId: ID, content: '{}' }] } }),
    'Mutation.sendRoomMessage': () => ({ input: { seat: TOKEN, id: ID, text: 'Buongiorno' } }),
    'Mutation.inviteGuest': () => ({ input: { seat: TOKEN, name: 'Ada Lovelace' } }),
    'Subscription.roomEvents': () => ({ seat: TOKEN, after: 0 }),
    'Query.visit': () => ({ token: TOKEN }),
    'Mutation.rateVisit': () => ({ input: { token: TOKEN, stars: 4, aspect: 'CLARITY', comment: 'Tutto bene.' } }),
    'Query.figuresOffices': () => ({}),
    'Query.officeFigures': () => ({ officeId: municipality.office.id, unit: 'MONTH', until: null }),
    'Query.visitComments': () => ({ officeId: municipality.office.id, ...lists }),
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
