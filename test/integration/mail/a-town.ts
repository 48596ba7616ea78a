import { type BookedAppointment, type BookingCaller } from '@casa/booking';
import type { Clock } from '@casa/kernel';
import {
  aDesk,
  anOffice,
  aService,
  aTenant,
  type TestDatabase,
  testDatabase,
  type TestOffice,
  type TestService,
  weeklyHours,
} from '@casa/testing';
import { type UseCases, useCases } from '../booking/use-cases.js';

const DAY_MS = 86_400_000;

/** A municipality whose office is open every day, and the use cases by which citizens book there. */
export interface Town extends AsyncDisposable {
  readonly database: TestDatabase;
  readonly caller: BookingCaller;
  readonly useCases: UseCases;
  readonly office: TestOffice;
  readonly service: TestService;
  /** Free starts at least three days from now, so that a reminder is due and not yet due. */
  freeStart(): Promise<Date>;
  book(email: string, language?: 'it' | 'en'): Promise<BookedAppointment>;
}

export async function aTown(clock: Clock): Promise<Town> {
  const database = await testDatabase();
  const tenant = await aTenant(database, { name: 'Castelprova', slug: 'castelprova' });
  const office = await anOffice(database, tenant, { name: 'Anagrafe' });
  const service = await aService(database, office, {
    name: 'Carta d’identità',
    minutes: 20,
    stepMinutes: 20,
    channels: ['IN_PERSON'],
    maxOpenPerPerson: 50,
  });
  await aDesk(database, office, [service]);
  await weeklyHours(database, office, { weekdays: [1, 2, 3, 4, 5, 6, 7], opens: '09:00', closes: '18:00' });
  const cases = await useCases(database, clock);
  const caller: BookingCaller = { tenantId: tenant.id, tenantSlug: tenant.slug, patronSaint: tenant.patronSaint, language: 'it' };
  const place = { serviceId: service.id, officeId: office.id, channel: 'IN_PERSON' } as const;

  const freeStart = async (): Promise<Date> => {
    const from = new Date(clock.now().getTime() + 3 * DAY_MS).toISOString().slice(0, 10);
    const view = await cases.availability.days(caller, { ...place, from, days: 14 });
    const [slot] = view?.days.flatMap(({ slots }) => slots) ?? [];
    if (!slot) throw new Error('the town is booked out');
    return new Date(slot.startsAt);
  };

  return {
    database,
    caller,
    useCases: cases,
    office,
    service,
    freeStart,
    async book(email, language = 'it') {
      const citizen = {
        givenName: 'Rosa',
        familyName: 'Lorusso',
        email,
        address: { street: 'via Roma 1', postalCode: '70100', city: 'Castelprova' },
        resident: true,
        reason: 'La carta è scaduta.',
      };
      const outcome = await cases.book.execute({ ...caller, language }, { ...place, startsAt: await freeStart(), citizen, answers: [] });
      if (!outcome.ok) throw new Error(`not booked: ${outcome.refusal.code}`);
      return outcome.value;
    },
    async [Symbol.asyncDispose]() {
      await cases[Symbol.asyncDispose]();
      await database.drop();
    },
  };
}
