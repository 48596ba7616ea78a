import { Inject, Injectable } from '@nestjs/common';
import { BookAppointment, type BookingCaller, FindAvailability, ReadCatalogue } from '@casa/booking';
import { type Clock, CLOCK } from '@casa/kernel';
import { type DirectoryRow, TenantDirectoryRepository } from '@casa/tenancy';
import { OperatorError } from '../operator-error.js';
import { Dice } from './dice.js';
import { inventAnswer, inventPerson } from './invented-people.js';

const DAYS = 28;
const DAY_MS = 86_400_000;
/** Of the hours of tomorrow so many are taken, of those four weeks away almost none. */
const TAKEN_AT_FIRST = 0.75;
/** At each office, over all the days. */
const MOST_A_SERVICE = 6;

type Catalogue = Awaited<ReturnType<ReadCatalogue['services']>>['rows'];
type Service = Catalogue[number];
type Office = Service['offices'][number];

/** Books appointments of invented people, so that the calendars of a demonstration look like those of a working town. */
@Injectable()
export class Demonstration {
  constructor(
    private readonly directory: TenantDirectoryRepository,
    private readonly catalogue: ReadCatalogue,
    private readonly availability: FindAvailability,
    private readonly booking: BookAppointment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param seed the same one books the same appointments of the same people, on the same day. @returns how many were booked. */
  async lay(slug: string, seed: number): Promise<number> {
    const tenant = (await this.directory.all()).find((row) => row.slug === slug);
    if (!tenant) throw new OperatorError(`There is no municipality ${slug}: run casa tenant apply --all first.`);
    const caller: BookingCaller = { tenantId: tenant.id, tenantSlug: slug, patronSaint: tenant.patronSaint, language: 'it' };
    const dice = new Dice(seed);
    let booked = 0;
    for (const service of await this.bookable(caller)) {
      for (const office of service.offices) booked += await this.fill(caller, tenant, service, office, dice, booked);
    }
    return booked;
  }

  private async bookable(caller: BookingCaller): Promise<Catalogue> {
    const { rows } = await this.catalogue.services(caller, { bookable: true }, { first: 1000 });
    return rows.filter(({ channels }) => channels.includes('IN_PERSON'));
  }

  private async fill(
    caller: BookingCaller,
    tenant: DirectoryRow,
    service: Service,
    office: Office,
    dice: Dice,
    before: number,
  ): Promise<number> {
    const place = { serviceId: service.id, officeId: office.id, channel: 'IN_PERSON' } as const;
    const view = await this.availability.days(caller, { ...place, days: DAYS });
    const wanted = (view?.days ?? []).flatMap(({ slots }) => slots).filter(({ startsAt }) => dice.roll() < this.share(startsAt));
    const step = Math.ceil(wanted.length / MOST_A_SERVICE);
    let booked = 0;
    for (const { startsAt } of wanted.filter((_, index) => index % step === 0)) {
      const citizen = inventPerson(dice, before + booked, tenant.name, office.address.postalCode);
      const result = await this.booking.execute(caller, {
        ...place,
        startsAt: new Date(startsAt),
        citizen,
        answers: service.asked.map(inventAnswer),
      });
      if (result.ok) booked += 1;
    }
    return booked;
  }

  private share(startsAt: number): number {
    const days = (startsAt - this.clock.now().getTime()) / DAY_MS;
    return TAKEN_AT_FIRST * Math.max(0, 1 - days / DAYS) ** 2;
  }
}
