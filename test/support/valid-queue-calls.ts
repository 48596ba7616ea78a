import type { Municipality } from './a-municipality.js';
import type { ValidCalls } from './valid-call.js';

const TOKEN = 'A'.repeat(54);
/** Well formed, and nobody's. */
const ID = '01890000-0000-7000-8000-000000000000';

/** Of the waiting room. */
export function validQueueCalls({ office, service }: Municipality): ValidCalls {
  const officeId = office.id;
  const ticketStep = () => ({ input: { ticketId: ID } });
  return {
    'Query.walkInQueues': () => ({}),
    'Query.walkInQueue': () => ({ office: office.slug }),
    'Query.queueDisplay': () => ({ officeId }),
    'Query.ticket': () => ({ token: TOKEN }),
    'Query.queue': () => ({ officeId }),
    'Query.queueSettings': () => ({ officeId }),
    'Mutation.takeTicket': () => ({
      input: {
        ...{ officeId, serviceId: service.id, place: 'HOME', kioskToken: TOKEN, device: 'browser' },
        ...{ position: { latitude: 41.12, longitude: 16.87 }, comesInTime: true },
      },
    }),
    'Mutation.checkIn': () => ({ input: { codeOrLink: 'BA-7K3Q9MXT' } }),
    'Mutation.leaveQueue': () => ({ input: { token: TOKEN } }),
    'Mutation.callNext': () => ({ input: { deskId: ID } }),
    'Mutation.startTicket': ticketStep,
    'Mutation.finishTicket': ticketStep,
    'Mutation.ticketNoShow': ticketStep,
    'Mutation.recallTicket': ticketStep,
    'Mutation.setTicketPrecedence': () => ({ input: { ticketId: ID, precedence: true } }),
    'Mutation.changeQueueSettings': () => ({
      input: {
        ...{ officeId, open: true, knownKiosksOnly: true, lastTicketMinutes: 15, checkInMinutes: 60 },
        ...{ toleranceMinutes: 10, patienceMinutes: 20, bookedPerWalkIn: 2, home: { minutes: 30, meters: 2000, atMost: 20 } },
        services: [{ serviceId: service.id, letter: 'A', walkIns: true }],
      },
    }),
    'Mutation.addKiosk': () => ({ input: { officeId, name: 'Ingresso' } }),
    'Mutation.removeKiosk': () => ({ input: { kioskId: ID } }),
    'Subscription.queueDisplayChanged': () => ({ officeId }),
    'Subscription.queueChanged': () => ({ officeId }),
  };
}
