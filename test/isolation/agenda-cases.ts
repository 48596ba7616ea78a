import { booking } from '../support/bookings.js';
import type { Attempt, Loot, Two } from './attempt.js';

const NOT_FOUND = { __typename: 'NotFound' };
const mutation = (type: string, field: string, input: object) => ({
  query: `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`,
  variables: { input },
});

const STEPS = ['markArrived', 'callAppointment', 'startAppointment', 'finishAppointment', 'markNoShow', 'undoDayStep'];

/** What is tried of the operators’ day: by an operator of the caller’s municipality, with what is the other’s. */
export const AGENDA_ATTEMPTS: Readonly<Record<string, (two: Two, loot: Loot) => readonly Attempt[]>> = {
  'Query.agendaOffices': ({ a, b }, { agenda: { operator, theirOperator } }) => [
    {
      what: 'the list is the caller’s own',
      as: operator,
      call: { query: '{ agendaOffices { slug } }' },
      expected: [{ slug: a.office.slug }, { slug: a.otherOffice.slug }],
    },
    {
      what: 'and nobody’s with the other’s cookie',
      as: theirOperator,
      call: { query: '{ agendaOffices { slug } }' },
      refused: 'UNAUTHENTICATED',
      worth: [{ slug: b.office.slug }, { slug: b.otherOffice.slug }],
    },
  ],
  'Query.agenda': ({ b }, { agenda: { operator } }) => [
    {
      what: 'the other’s office has no agenda',
      as: operator,
      call: { query: 'query ($officeId: ID!) { agenda(officeId: $officeId, days: 31) { now } }', variables: { officeId: b.office.id } },
      expected: null,
    },
  ],
  'Query.agendaRecord': (_two, { appointmentId, agenda: { operator } }) => [
    {
      what: 'the other’s appointment is not there',
      as: operator,
      call: { query: 'query ($id: ID!) { agendaRecord(id: $id) { reason } }', variables: { id: appointmentId } },
      expected: null,
    },
  ],
  'Query.availabilityOnBehalf': ({ a, b }, { agenda: { operator } }) =>
    [
      { what: 'the other’s service at its office', serviceId: b.service.id, officeId: b.office.id },
      { what: 'the other’s service at the caller’s office', serviceId: b.service.id, officeId: a.office.id },
    ].map(({ what, ...input }) => ({
      what: `${what} has no time`,
      as: operator,
      call: { query: 'query ($input: AvailabilityInput!) { availabilityOnBehalf(input: $input) { minutes } }', variables: { input } },
      expected: null,
    })),
  'Query.calendarFeeds': (_two, { agenda: { operator } }) => [
    { what: 'the list is the caller’s own', as: operator, call: { query: '{ calendarFeeds { id } }' }, expected: [] },
  ],
  ...Object.fromEntries(
    STEPS.map((field) => [
      `Mutation.${field}`,
      (_two: Two, { appointmentId: id, agenda: { operator } }: Loot): readonly Attempt[] => [
        {
          what: 'the other’s appointment stays as it is',
          as: operator,
          call: mutation('AgendaAppointmentInput', field, { id, version: 0 }),
          expected: NOT_FOUND,
        },
      ],
    ]),
  ),
  'Mutation.writeAppointmentNote': (_two, { appointmentId: id, agenda: { operator } }) => [
    {
      what: 'nothing is noted of the other’s appointment',
      as: operator,
      call: mutation('WriteNoteInput', 'writeAppointmentNote', { id, version: 0, note: 'nota' }),
      expected: NOT_FOUND,
    },
  ],
  'Mutation.callNextAppointment': (_two, { agenda: { operator } }) => [
    {
      what: 'calls nobody of the other’s',
      as: operator,
      call: { query: 'mutation { callNextAppointment { __typename } }' },
      expected: { __typename: 'NoDesk' },
    },
  ],
  'Mutation.takeDesk': (_two, { agenda: { operator, desk } }) => [
    {
      what: 'the other’s desk is not there to sit down at',
      as: operator,
      call: mutation('TakeDeskInput', 'takeDesk', { deskId: desk.id, relieving: true }),
      expected: NOT_FOUND,
    },
  ],
  'Mutation.leaveDesk': (_two, { agenda: { operator } }) => [
    {
      what: 'leaves the caller’s own desk alone',
      as: operator,
      call: { query: 'mutation { leaveDesk { wasSeated } }' },
      expected: { wasSeated: false },
    },
  ],
  'Mutation.blockTime': (_two, { agenda: { operator, desk } }) => [
    {
      what: 'the other’s desk goes on receiving',
      as: operator,
      call: mutation('BlockTimeInput', 'blockTime', {
        ...{ deskId: desk.id, startsAt: '2035-02-01T09:00:00+01:00', endsAt: '2035-02-01T10:00:00+01:00', reason: 'Riunione' },
      }),
      expected: NOT_FOUND,
    },
  ],
  'Mutation.unblockTime': (_two, { agenda: { operator, blockId: id } }) => [
    {
      what: 'the other’s block stays',
      as: operator,
      call: mutation('UnblockTimeInput', 'unblockTime', { id }),
      expected: NOT_FOUND,
    },
  ],
  'Mutation.bookOnBehalf': ({ a, b }, { laterStart, agenda: { operator } }) =>
    [
      { what: 'the other’s time is not there to be booked', of: b },
      { what: 'nor the other’s service at the caller’s office', of: { service: b.service, office: a.office } },
    ].map(({ what, of }) => ({
      what,
      as: operator,
      call: mutation('BookOnBehalfInput', 'bookOnBehalf', booking(of, laterStart)),
      expected: NOT_FOUND,
    })),
  'Mutation.makeCalendarFeed': ({ a, b }, { agenda: { operator, desk } }) =>
    [
      { what: 'the other’s office has no calendar', officeId: b.office.id, deskId: null },
      { what: 'nor has its desk, as if it were of the caller’s office', officeId: a.office.id, deskId: desk.id },
    ].map(({ what, ...input }) => ({
      what,
      as: operator,
      call: mutation('MakeCalendarFeedInput', 'makeCalendarFeed', input),
      expected: NOT_FOUND,
    })),
  'Mutation.renewCalendarFeed': (_two, { agenda: { operator, feedId: id } }) => [
    {
      what: 'the other’s calendar keeps its address',
      as: operator,
      call: mutation('CalendarFeedInput', 'renewCalendarFeed', { id }),
      expected: NOT_FOUND,
    },
  ],
  'Mutation.revokeCalendarFeed': (_two, { agenda: { operator, feedId: id } }) => [
    {
      what: 'the other’s calendar stays',
      as: operator,
      call: mutation('CalendarFeedInput', 'revokeCalendarFeed', { id }),
      expected: NOT_FOUND,
    },
  ],
  'Subscription.agendaChanged': ({ b }, { agenda: { operator } }) => [
    {
      what: 'nothing is heard of the other’s office',
      as: operator,
      call: {
        query: 'subscription ($officeId: ID!) { agendaChanged(officeId: $officeId) { isStale } }',
        variables: { officeId: b.office.id },
      },
      expected: null,
    },
  ],
  'Subscription.recordViewers': (_two, { appointmentId, agenda: { operator } }) => [
    {
      what: 'the other’s appointment is not there to look at',
      as: operator,
      call: { query: 'subscription ($id: ID!) { recordViewers(id: $id) { names } }', variables: { id: appointmentId } },
      expected: null,
    },
  ],
};
