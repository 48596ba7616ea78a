import { request } from 'undici';
import type { Municipality } from './data/municipality.ts';
import { persisted, type DocumentName } from './documents.ts';
import type { FreeSlot } from './load/plan.ts';

const DAY = 86_400_000;
const DAYS_AT_ONCE = 60;
const HORIZON_DAYS = 360;

/** Asks an API something once, outside every measurement. */
export async function ask(url: string, host: string, name: DocumentName, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
  const headers = { host, 'content-type': 'application/json', accept: 'application/json', 'accept-language': 'it' };
  const body = JSON.stringify(persisted(name, variables));
  const answer = await request(`${url}/graphql`, { method: 'POST', headers, body });
  return answer.body.json();
}

/** Every start that is free within a year at the offices where nothing is booked yet, all offices' of an hour together. */
export async function freeSlots(url: string, { host, free }: Municipality): Promise<FreeSlot[]> {
  const slots: FreeSlot[] = [];
  for (const { officeId, serviceId } of free) {
    for (let day = 1; day < HORIZON_DAYS; day += DAYS_AT_ONCE) {
      const from = new Date(Date.now() + day * DAY).toISOString().slice(0, 10);
      const answer = (await ask(url, host, 'availability', { input: { officeId, serviceId, from, days: DAYS_AT_ONCE } })) as Answer;
      for (const { slots: ofDay } of answer.data.availability.days) slots.push(...ofDay.map((slot) => ({ officeId, serviceId, ...slot })));
    }
  }
  return slots.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}

interface Answer {
  readonly data: {
    readonly availability: {
      readonly days: readonly { readonly slots: readonly { readonly startsAt: string; readonly endsAt: string }[] }[];
    };
  };
}
