import type { WalkInPartsFragment } from '../gql/graphql.js';
import type { Messages } from '../i18n/catalogue.js';
import type { DateFormat } from '../i18n/format.js';
import { waitPhrase } from './ticket-view.server.js';

/** A service that is given without booking, in words. */
export interface WalkInServiceView {
  readonly id: string;
  readonly name: string;
  readonly letter: string;
  readonly isOpen: boolean;
  /** How long one waits, or when it opens. */
  readonly wait: string;
  readonly waiting: string;
}

export function walkInServices(
  { services }: WalkInPartsFragment,
  { time }: Pick<DateFormat, 'time'>,
  queue: Messages['queue'],
): WalkInServiceView[] {
  return services.map(({ service, letter, isOpen, opensAt, waiting, wait }) => ({
    ...{ id: service.id, name: service.name, letter, isOpen },
    wait: isOpen ? waitPhrase(wait, queue) : opensAt === null ? queue.closed : queue.opensAt(time(opensAt)),
    waiting: queue.waiting(waiting),
  }));
}
