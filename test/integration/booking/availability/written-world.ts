import type { BookingCaller } from '@casa/booking';
import type { AppointmentChannel, DeskId } from '@casa/contracts';
import {
  aClosure,
  aDesk,
  aHold,
  anAppointment,
  anOffice,
  aService,
  aSpecialOpening,
  aTenant,
  type TestDatabase,
  weeklyHours,
} from '@casa/testing';
import type { Span, World } from './world.js';

/** A world in the database, under a municipality of its own, and how it is asked. */
export interface WrittenWorld {
  readonly caller: BookingCaller;
  readonly serviceId: string;
  readonly officeId: string;
  readonly channel: AppointmentChannel;
  /** In the order of the world's desks. */
  readonly deskIds: readonly DeskId[];
}

export async function writeWorld(database: TestDatabase, world: World): Promise<WrittenWorld> {
  const { timeZone, patron, channel } = world;
  const tenant = await aTenant(database, { timeZone, patronSaint: { name: 'Patrono', ...patron } });
  const office = await anOffice(database, tenant);
  const otherOffice = await anOffice(database, tenant);
  // Nobody is kept from booking the world out.
  const service = await aService(database, office, { ...world.service, maxOpenPerPerson: 10_000 });
  const otherService = await aService(database, office);
  const desks = [];
  for (const { serves, channels, retired } of world.desks) {
    desks.push(await aDesk(database, office, [serves ? service : otherService], { channels, retiredAt: retired ? new Date(0) : null }));
  }
  // Desks and hours of another office, which must not be mixed up with these.
  await aDesk(database, otherOffice, [service]);
  await weeklyHours(database, otherOffice, { weekdays: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' });

  for (const { weekday, opens, closes } of world.hours)
    await weeklyHours(database, office, { weekdays: [weekday], opens: clock(opens), closes: clock(closes) });
  for (const [index, { hours }] of world.desks.entries()) {
    for (const { weekday, opens, closes } of hours) {
      await weeklyHours(database, office, { weekdays: [weekday], opens: clock(opens), closes: clock(closes), desk: desks[index]! });
    }
  }
  for (const { day, desk, opens, closes } of world.specialOpenings) {
    await aSpecialOpening(database, office, {
      day,
      opens: clock(opens),
      closes: clock(closes),
      ...(desk !== undefined && { desk: desks[desk]! }),
    });
  }
  for (const { of, ...span } of world.closures) {
    const scope =
      of === 'TENANT'
        ? {}
        : of === 'OTHER_OFFICE'
          ? { office: otherOffice }
          : of === 'OFFICE'
            ? { office }
            : { office, desk: desks[of.desk]! };
    await aClosure(database, tenant, { ...dates(span), ...scope });
  }
  for (const { desk, heldUntil, ...span } of world.claims) {
    const { from: startsAt, until: endsAt } = dates(span);
    if (heldUntil === undefined) await anAppointment(database, { service, desk: desks[desk]!, startsAt, endsAt });
    else
      await aHold(database, { desk: desks[desk]!, startsAt, minutes: (span.until - span.from) / 60_000, heldUntil: new Date(heldUntil) });
  }
  return {
    caller: { tenantId: tenant.id, tenantSlug: tenant.slug, patronSaint: tenant.patronSaint, language: 'it' },
    serviceId: service.id,
    officeId: office.id,
    channel,
    deskIds: desks.map(({ id }) => id),
  };
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function dates({ from, until }: Span): { from: Date; until: Date } {
  return { from: new Date(from), until: new Date(until) };
}
