import type { Attempt, Loot, Two } from './attempt.js';

const NOT_FOUND = { __typename: 'NotFound' };
const mutation = (type: string, field: string, input: object) => ({
  query: `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`,
  variables: { input },
});
const ticketSteps = ['startTicket', 'finishTicket', 'ticketNoShow', 'recallTicket'];

const settingsOf = (officeId: string, serviceId: string) => ({
  ...{ officeId, open: true, knownKiosksOnly: false, lastTicketMinutes: 0, checkInMinutes: 60, home: null },
  ...{ toleranceMinutes: 10, patienceMinutes: 20, bookedPerWalkIn: 2, services: [{ serviceId, letter: 'Z', walkIns: true }] },
});

/** What is tried of the waiting room: by visitors with the other’s links and codes, by operators and managers with its ids. */
export const QUEUE_ATTEMPTS: Readonly<Record<string, (two: Two, loot: Loot) => readonly Attempt[]>> = {
  'Query.walkInQueues': ({ a, b }) => [
    {
      what: 'the list is the caller’s own',
      call: { query: '{ walkInQueues { office { slug } services { service { slug } } } }' },
      expected: [{ office: { slug: a.office.slug }, services: [{ service: { slug: a.service.slug } }] }],
      worth: [{ office: { slug: b.office.slug }, services: [{ service: { slug: b.service.slug } }] }],
    },
  ],
  'Query.walkInQueue': ({ b }) => [
    {
      what: 'the other’s office is not there',
      call: { query: 'query ($office: String!) { walkInQueue(office: $office) { office { id } } }', variables: { office: b.office.slug } },
      expected: null,
      worth: { office: { id: b.office.id } },
    },
  ],
  'Query.queueDisplay': ({ b }) => [
    {
      what: 'the other’s screen shows nothing',
      call: { query: 'query ($officeId: ID!) { queueDisplay(officeId: $officeId) { __typename } }', variables: { officeId: b.office.id } },
      expected: null,
      worth: { __typename: 'QueueDisplay' },
    },
  ],
  'Query.ticket': (_two, { queue: { ticketToken: token } }) => [
    {
      what: 'the other’s link opens nothing',
      call: { query: 'query ($token: String!) { ticket(token: $token) { state } }', variables: { token } },
      expected: null,
      worth: { state: 'WAITING' },
    },
  ],
  'Mutation.takeTicket': ({ a, b }) => [
    {
      what: 'the other’s office gives no ticket',
      call: mutation('TakeTicketInput', 'takeTicket', { officeId: b.office.id, serviceId: b.service.id, place: 'HOME' }),
      expected: NOT_FOUND,
      worth: { __typename: 'TicketTaken' },
    },
    {
      what: 'nor the caller’s office one for the other’s service',
      call: mutation('TakeTicketInput', 'takeTicket', { officeId: a.office.id, serviceId: b.service.id, place: 'HOME' }),
      expected: NOT_FOUND,
    },
  ],
  'Mutation.checkIn': (_two, { manageToken, queue: { code, ticketToken } }) => [
    {
      what: 'nobody arrives for the other’s appointment',
      call: mutation('CheckInInput', 'checkIn', { codeOrLink: code }),
      expected: NOT_FOUND,
      worth: { __typename: 'CheckedIn' },
    },
    {
      what: 'nor by its link',
      call: mutation('CheckInInput', 'checkIn', { codeOrLink: manageToken }),
      expected: NOT_FOUND,
      worth: { __typename: 'CheckInRefused' },
    },
    {
      what: 'nor with the other’s ticket',
      call: mutation('CheckInInput', 'checkIn', { codeOrLink: ticketToken }),
      expected: NOT_FOUND,
      worth: { __typename: 'CheckedIn' },
    },
  ],
  'Mutation.leaveQueue': (_two, { queue: { ticketToken: token } }) => [
    {
      what: 'the other’s ticket stays',
      call: mutation('LeaveQueueInput', 'leaveQueue', { token }),
      expected: NOT_FOUND,
      worth: { __typename: 'QueueLeft' },
    },
  ],
  'Query.queue': ({ b }, { queue: { operator } }) => [
    {
      what: 'the other’s waiting room is not there',
      as: operator,
      call: { query: 'query ($officeId: ID!) { queue(officeId: $officeId) { now } }', variables: { officeId: b.office.id } },
      expected: null,
    },
  ],
  'Mutation.callNext': ({ b }, { queue: { operator } }) => [
    {
      what: 'the other’s desk calls nobody',
      as: operator,
      call: mutation('CallNextInput', 'callNext', { deskId: b.desk.id }),
      expected: NOT_FOUND,
    },
  ],
  ...Object.fromEntries(
    ticketSteps.map((step) => [
      `Mutation.${step}`,
      (_two: Two, { queue: { operator, ticketId } }: Loot) => [
        {
          what: 'the other’s ticket is not there',
          as: operator,
          call: mutation('TicketStepInput', step, { ticketId }),
          expected: NOT_FOUND,
        },
      ],
    ]),
  ),
  'Mutation.setTicketPrecedence': (_two, { queue: { operator, ticketId } }) => [
    {
      what: 'the other’s ticket is not there',
      as: operator,
      call: mutation('SetPrecedenceInput', 'setTicketPrecedence', { ticketId, precedence: true }),
      expected: NOT_FOUND,
    },
  ],
  'Query.queueSettings': ({ b }, { queue: { manager } }) => [
    {
      what: 'the other’s settings are not there',
      as: manager,
      call: { query: 'query ($officeId: ID!) { queueSettings(officeId: $officeId) { open } }', variables: { officeId: b.office.id } },
      expected: null,
    },
  ],
  'Mutation.changeQueueSettings': ({ a, b }, { queue: { manager } }) => [
    {
      what: 'the other’s settings stay',
      as: manager,
      call: mutation('ChangeQueueSettingsInput', 'changeQueueSettings', settingsOf(b.office.id, b.service.id)),
      expected: NOT_FOUND,
    },
    {
      what: 'the other’s service is none of the caller’s office',
      as: manager,
      call: mutation('ChangeQueueSettingsInput', 'changeQueueSettings', settingsOf(a.office.id, b.service.id)),
      expected: { __typename: 'InvalidInput' },
    },
  ],
  'Mutation.addKiosk': ({ b }, { queue: { manager } }) => [
    {
      what: 'the other’s office knows no new machine',
      as: manager,
      call: mutation('AddKioskInput', 'addKiosk', { officeId: b.office.id, name: 'Ingresso' }),
      expected: NOT_FOUND,
    },
  ],
  'Mutation.removeKiosk': (_two, { queue: { manager, kioskId } }) => [
    {
      what: 'the other’s machine stays',
      as: manager,
      call: mutation('RemoveKioskInput', 'removeKiosk', { kioskId }),
      expected: NOT_FOUND,
    },
  ],
  'Subscription.queueDisplayChanged': ({ b }) => [
    {
      what: 'the other’s screen shows nothing',
      call: {
        query: 'subscription ($officeId: ID!) { queueDisplayChanged(officeId: $officeId) { waiting } }',
        variables: { officeId: b.office.id },
      },
      expected: null,
    },
  ],
  'Subscription.queueChanged': ({ b }, { queue: { operator } }) => [
    {
      what: 'the other’s waiting room is not there',
      as: operator,
      call: {
        query: 'subscription ($officeId: ID!) { queueChanged(officeId: $officeId) { now } }',
        variables: { officeId: b.office.id },
      },
      expected: null,
    },
  ],
};
