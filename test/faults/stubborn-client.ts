import { waitUntil } from '../../tools/lib/wait-until.ts';
import { ApiClient, type GraphqlAnswer } from './api-client.ts';

/** A start that was free when it was asked for. */
export interface FreeStart {
  readonly serviceId: string;
  readonly officeId: string;
  readonly startsAt: string;
}

/** What a citizen has seen on the page: booked. */
export interface Told {
  readonly email: string;
  readonly appointmentId: string;
  readonly startsAt: string;
}

const OUTAGE_MS = 60_000;

const SERVICES = `{ services(first: 50, bookable: true) { edges { node { id channels questions { required } offices { id } } } } }`;
const AVAILABILITY = `query ($input: AvailabilityInput!) { availability(input: $input) { days { slots { startsAt } } } }`;
const HOLD = `mutation ($input: HoldSlotInput!) { holdSlot(input: $input) { __typename ... on SlotHeld { token } } }`;
const BOOK = `mutation ($input: BookAppointmentInput!) {
  bookAppointment(input: $input) { __typename ... on AppointmentBooked { appointment { id startsAt } } }
}`;

interface ServiceNode {
  readonly id: string;
  readonly channels: readonly string[];
  readonly questions: readonly { readonly required: boolean }[];
  readonly offices: readonly { readonly id: string }[];
}

/**
 * Books as a browser and its citizen do when the server goes away: the same request again, with the same hold, until there is an answer;
 * another start when the one is taken.
 */
export class StubbornClient {
  /** How often a request was sent again, by the reason. */
  readonly retries = new Map<string, number>();
  private readonly api: ApiClient;

  constructor(
    private readonly url: string,
    host: string,
  ) {
    this.api = new ApiClient(url, host);
  }

  /** Free starts of services that ask nothing, office by office, as the API offers them. */
  async freeStarts(): Promise<FreeStart[]> {
    const { data } = await this.api.ask(SERVICES, {});
    const { edges } = data?.['services'] as { edges: { node: ServiceNode }[] };
    const plain = edges
      .map(({ node }) => node)
      .filter(({ channels, questions }) => channels.includes('IN_PERSON') && !questions.some(({ required }) => required));
    const pairs = plain.flatMap(({ id: serviceId, offices }) => offices.map(({ id: officeId }) => ({ serviceId, officeId })));
    const found: FreeStart[] = [];
    for (const pair of pairs) {
      const answer = await this.api.ask(AVAILABILITY, { input: { ...pair, days: 62 } });
      const { days } = answer.data?.['availability'] as { days: { slots: { startsAt: string }[] }[] };
      found.push(...days.flatMap(({ slots }) => slots.map(({ startsAt }) => ({ ...pair, startsAt }))));
    }
    return found;
  }

  /** @param starts where to look for a free one; each that is tried leaves the list. */
  async book(email: string, starts: FreeStart[]): Promise<Told> {
    for (;;) {
      const start = starts.shift();
      if (!start) throw new Error('there are not enough free starts');
      const held = await this.untilAnswered('holdSlot', HOLD, { ...start });
      if (held['__typename'] !== 'SlotHeld') continue;
      const booked = await this.untilAnswered('bookAppointment', BOOK, { ...start, ...details(email), holdToken: held['token'] });
      if (booked['__typename'] !== 'AppointmentBooked') throw new Error(`held and then ${String(booked['__typename'])}`);
      const { id: appointmentId, startsAt } = booked['appointment'] as { id: string; startsAt: string };
      return { email, appointmentId, startsAt };
    }
  }

  close(): void {
    this.api.close();
  }

  private async untilAnswered(field: string, mutation: string, input: object): Promise<Record<string, unknown>> {
    for (;;) {
      const answer = await this.attempt(mutation, input);
      const outcome = typeof answer === 'string' ? undefined : (answer.data?.[field] as Record<string, unknown> | undefined);
      if (outcome) return outcome;
      const why = typeof answer === 'string' ? answer : (answer.errors?.[0]?.extensions?.code ?? `status ${answer.status}`);
      this.retries.set(why, (this.retries.get(why) ?? 0) + 1);
      await waitUntil(
        () => this.isReady(),
        OUTAGE_MS,
        () => new Error(`the API did not come back after ${why}`),
      );
    }
  }

  /** @returns the answer, or the code of the connection's error. */
  private async attempt(query: string, input: object): Promise<GraphqlAnswer | string> {
    try {
      return await this.api.ask(query, { input });
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
    }
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/health/ready`)).ok;
    } catch {
      return false;
    }
  }
}

function details(email: string): object {
  return {
    citizen: {
      givenName: 'Nicola',
      familyName: 'De Bellis',
      email,
      address: { street: 'Corso Vittorio Emanuele 1', postalCode: '70122', city: 'Bari' },
      resident: true,
    },
    reason: 'Prova di guasto',
    privacyNoticeRead: true,
  };
}
