import { booking, citizen, wantedAt } from '../support/bookings.js';
import { AGENDA_ATTEMPTS } from './agenda-cases.js';
import type { Attempt, Loot, Two } from './attempt.js';
import { CLOSURE_ATTEMPTS } from './closure-cases.js';
import { IDENTITY_ATTEMPTS } from './identity-cases.js';
import { NEARBY_ATTEMPTS } from './nearby-cases.js';
import { QUEUE_ATTEMPTS } from './queue-cases.js';
import { ROOM_ATTEMPTS } from './room-cases.js';
import { VIRTUAL_DESK_ATTEMPTS } from './virtual-desk-cases.js';
import { RATING_ATTEMPTS } from './rating-cases.js';
import { SETTINGS_ATTEMPTS } from './settings-cases.js';
import { WAITING_LIST_ATTEMPTS } from './waiting-list-cases.js';

const NOT_FOUND = { __typename: 'NotFound' };
const input = (type: string, field: string, more = ''): string =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ${more} } }`;

/** What is tried of every root operation; one that is missing here fails the suite. */
export const ATTEMPTS: Readonly<Record<string, (two: Two, loot: Loot) => readonly Attempt[]>> = {
  ...AGENDA_ATTEMPTS,
  ...CLOSURE_ATTEMPTS,
  ...IDENTITY_ATTEMPTS,
  ...NEARBY_ATTEMPTS,
  ...QUEUE_ATTEMPTS,
  ...ROOM_ATTEMPTS,
  ...VIRTUAL_DESK_ATTEMPTS,
  ...RATING_ATTEMPTS,
  ...SETTINGS_ATTEMPTS,
  ...WAITING_LIST_ATTEMPTS,
  'Query.municipality': ({ a, b }) => [
    {
      what: 'there is nothing to ask for but one’s own',
      call: { query: '{ municipality { slug } }' },
      expected: { slug: a.tenant.slug },
      worth: { slug: b.tenant.slug },
    },
  ],
  // The directory is public: every host shows the same list of names and addresses.
  'Query.municipalities': ({ a, b }) => [
    {
      what: 'the list is of everybody, and the same everywhere',
      call: { query: '{ municipalities { totalCount edges { node { slug } } } }' },
      expected: { totalCount: 2, edges: [{ node: { slug: a.tenant.slug } }, { node: { slug: b.tenant.slug } }] },
    },
  ],
  'Query.services': ({ a, b }, { cursors }) => [
    {
      what: 'the list is the caller’s own',
      call: {
        query:
          '{ services(first: 10) { totalCount edges { node { slug responsibleOffice { slug } offices { slug services { slug } } } } } }',
      },
      expected: {
        totalCount: 2,
        edges: [
          {
            node: {
              slug: a.service.slug,
              responsibleOffice: { slug: a.office.slug },
              offices: [{ slug: a.office.slug, services: [{ slug: a.service.slug }] }],
            },
          },
          {
            node: {
              slug: a.otherService.slug,
              responsibleOffice: { slug: a.otherOffice.slug },
              offices: [{ slug: a.otherOffice.slug, services: [{ slug: a.otherService.slug }] }],
            },
          },
        ],
      },
    },
    {
      what: 'a search for the other’s name finds nothing',
      call: { query: 'query ($search: String) { services(search: $search) { totalCount } }', variables: { search: b.service.name } },
      expected: { totalCount: 0 },
      worth: { totalCount: 1 },
    },
    {
      what: 'the other’s cursor shows none of its services',
      call: {
        query: 'query ($after: String) { services(after: $after) { edges { node { id } } } }',
        variables: { after: cursors.services },
      },
      expected: { edges: [] },
      worth: { edges: [{ node: { id: b.otherService.id } }] },
    },
  ],
  'Query.service': ({ b }) => [
    {
      what: 'the other’s service is not there',
      call: { query: 'query ($slug: String!) { service(slug: $slug) { id } }', variables: { slug: b.service.slug } },
      expected: null,
      worth: { id: b.service.id },
    },
  ],
  'Query.offices': ({ a, b }, { cursors }) => [
    {
      what: 'the list is the caller’s own',
      call: { query: '{ offices { totalCount edges { node { slug } } } }' },
      expected: { totalCount: 2, edges: [{ node: { slug: a.office.slug } }, { node: { slug: a.otherOffice.slug } }] },
    },
    {
      what: 'the other’s cursor shows none of its offices',
      call: { query: 'query ($after: String) { offices(after: $after) { edges { node { id } } } }', variables: { after: cursors.offices } },
      expected: { edges: [] },
      worth: { edges: [{ node: { id: b.otherOffice.id } }] },
    },
  ],
  'Query.office': ({ b }) => [
    {
      what: 'the other’s office is not there',
      call: { query: 'query ($slug: String!) { office(slug: $slug) { id } }', variables: { slug: b.office.slug } },
      expected: null,
      worth: { id: b.office.id },
    },
  ],
  'Query.availability': ({ a, b }) =>
    [
      { what: 'the other’s service at its office', serviceId: b.service.id, officeId: b.office.id, worth: { minutes: 30 } },
      { what: 'the other’s service at the caller’s office', serviceId: b.service.id, officeId: a.office.id, worth: null },
      { what: 'the caller’s service at the other’s office', serviceId: a.service.id, officeId: b.office.id, worth: null },
    ].map(({ what, worth, ...ids }) => ({
      what: `${what} has no time`,
      call: { query: 'query ($input: AvailabilityInput!) { availability(input: $input) { minutes } }', variables: { input: ids } },
      expected: null,
      worth,
    })),
  'Query.appointmentByLink': (_two, { manageToken }) => [
    {
      what: 'the other’s link opens nothing',
      call: { query: 'query ($token: String!) { appointmentByLink(token: $token) { status } }', variables: { token: manageToken } },
      expected: null,
      worth: { status: 'BOOKED' },
    },
  ],
  'Query.news': ({ a, b }, { cursors }) => [
    {
      what: 'the list is the caller’s own',
      call: { query: '{ news { totalCount edges { node { slug } } } }' },
      expected: { totalCount: 1, edges: [{ node: { slug: a.newsSlug } }] },
      worth: { totalCount: 1, edges: [{ node: { slug: b.newsSlug } }] },
    },
    {
      what: 'the other’s cursor counts the caller’s own',
      call: {
        query: 'query ($after: String) { news(after: $after, topic: "residenza") { totalCount } }',
        variables: { after: cursors.news },
      },
      expected: { totalCount: 1 },
    },
  ],
  'Query.newsItem': ({ b }) => [
    {
      what: 'the other’s news is not there',
      call: { query: 'query ($slug: String!) { newsItem(slug: $slug) { title } }', variables: { slug: b.newsSlug } },
      expected: null,
      worth: { title: `Notizia di ${b.tenant.slug}` },
    },
  ],
  'Query.faqs': ({ a, b }) => [
    {
      what: 'the list is the caller’s own',
      call: { query: '{ faqs { question } }' },
      expected: [{ question: `Domanda di ${a.tenant.slug}?` }],
      worth: [{ question: `Domanda di ${b.tenant.slug}?` }],
    },
  ],
  'Mutation.holdSlot': ({ a, b }, { startsAt, laterStart, holdToken }) => [
    {
      what: 'the other’s time is not there to be held',
      call: { query: input('HoldSlotInput', 'holdSlot'), variables: { input: wantedAt(b, laterStart) } },
      expected: NOT_FOUND,
      worth: { __typename: 'SlotHeld' },
    },
    {
      what: 'nor the caller’s service at the other’s office',
      call: {
        query: input('HoldSlotInput', 'holdSlot'),
        variables: { input: wantedAt({ service: a.service, office: b.office }, laterStart) },
      },
      expected: NOT_FOUND,
    },
    {
      what: 'the other’s hold is not given back for one’s own',
      call: { query: input('HoldSlotInput', 'holdSlot'), variables: { input: { ...wantedAt(a, startsAt), previousHold: holdToken } } },
      expected: { __typename: 'SlotHeld' },
    },
  ],
  'Mutation.releaseSlot': (_two, { holdToken }) => [
    {
      what: 'the other’s hold is not there to be given back',
      call: {
        query: input('ReleaseSlotInput', 'releaseSlot', '... on SlotReleased { released }'),
        variables: { input: { token: holdToken } },
      },
      expected: NOT_FOUND,
      worth: { __typename: 'SlotReleased', released: true },
    },
  ],
  'Mutation.bookAppointment': ({ a, b }, { startsAt, laterStart, holdToken }) => [
    {
      what: 'the other’s time is not there to be booked',
      call: { query: input('BookAppointmentInput', 'bookAppointment'), variables: { input: { ...booking(b, laterStart), holdToken } } },
      expected: NOT_FOUND,
    },
    {
      what: 'nor the other’s service at the caller’s office',
      call: {
        query: input('BookAppointmentInput', 'bookAppointment'),
        variables: { input: booking({ service: b.service, office: a.office }, laterStart) },
      },
      expected: NOT_FOUND,
    },
    {
      what: 'the other’s hold is worth nothing for one’s own, and stays',
      call: {
        query: input('BookAppointmentInput', 'bookAppointment'),
        variables: { input: { ...booking(a, startsAt, citizen('Rossi', 'rossi@example.it')), holdToken } },
      },
      expected: { __typename: 'AppointmentBooked' },
    },
  ],
  'Mutation.rescheduleAppointment': (_two, { manageToken, laterStart }) => [
    {
      what: 'the other’s appointment does not move',
      call: {
        query: input('RescheduleAppointmentInput', 'rescheduleAppointment'),
        variables: { input: { token: manageToken, startsAt: laterStart } },
      },
      expected: NOT_FOUND,
      worth: { __typename: 'AppointmentRescheduled' },
    },
  ],
  'Mutation.cancelAppointment': (_two, { manageToken }) => [
    {
      what: 'the other’s appointment stays',
      call: { query: input('CancelAppointmentInput', 'cancelAppointment'), variables: { input: { token: manageToken } } },
      expected: NOT_FOUND,
      worth: { __typename: 'AppointmentCancelled' },
    },
  ],
  'Mutation.renewManageLink': (_two, { manageToken }) => [
    {
      what: 'the other’s link stays, and no mail goes out',
      call: { query: input('RenewManageLinkInput', 'renewManageLink'), variables: { input: { token: manageToken } } },
      expected: NOT_FOUND,
      worth: { __typename: 'ManageLinkRenewed' },
    },
  ],
  'Mutation.ratePage': () => [
    {
      what: 'an opinion is of the caller’s own pages',
      call: { query: input('RatePageInput', 'ratePage'), variables: { input: { path: '/servizi', rating: 1 } } },
      expected: { __typename: 'PageRated' },
    },
  ],
};
