import { CallNext } from '../../application/queue/call-next.js';
import { CheckIn } from '../../application/queue/check-in.js';
import { LeaveQueue } from '../../application/queue/leave-queue.js';
import { ManageQueue } from '../../application/queue/manage-queue.js';
import { QueueWatch } from '../../application/queue/queue-watch.js';
import { ReadOfficeQueue } from '../../application/queue/read-office-queue.js';
import { ReadQueues } from '../../application/queue/read-queues.js';
import { SetPrecedence } from '../../application/queue/set-precedence.js';
import { ShowCalls } from '../../application/queue/show-calls.js';
import { StepTicket } from '../../application/queue/step-ticket.js';
import { TakeTicket } from '../../application/queue/take-ticket.js';
import { ViewTicket } from '../../application/queue/view-ticket.js';
import { CallsResolver } from './calls.resolver.js';
import { QueueCatalogue } from './queue-catalogue.js';
import { QueueSettingsResolver } from './queue-settings.resolver.js';
import { QueueWorkResolver } from './queue-work.resolver.js';
import { TicketFieldsResolver } from './ticket-fields.resolver.js';
import { TicketResolver } from './ticket.resolver.js';
import { WalkInQueueResolver, WalkInServiceResolver } from './walk-in-queue.resolver.js';

export const QUEUE_RESOLVERS = [
  CallsResolver,
  QueueSettingsResolver,
  QueueWorkResolver,
  TicketFieldsResolver,
  TicketResolver,
  WalkInQueueResolver,
  WalkInServiceResolver,
];

/** The use cases of the waiting room, and what its resolvers share. */
export const QUEUE_USE_CASES = [
  CallNext,
  CheckIn,
  LeaveQueue,
  ManageQueue,
  QueueCatalogue,
  QueueWatch,
  ReadOfficeQueue,
  ReadQueues,
  SetPrecedence,
  ShowCalls,
  StepTicket,
  TakeTicket,
  ViewTicket,
];
