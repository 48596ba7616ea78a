import { Inject, Injectable } from '@nestjs/common';
import type { OfficeId, ServiceId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import {
  type ClosureView,
  type OpeningHoursView,
  readCards,
  readClosures,
  readOpeningHours,
  readServicesOfOffices,
  type ServiceCardView,
} from '../persistence/catalogue-details.projection.js';
import {
  type OfficeView,
  type PageKey,
  readOffices,
  readServices,
  type ServiceFilter,
  type ServiceView,
} from '../persistence/catalogue.projection.js';
import type { BookingCaller } from './booking-caller.js';

export type { OfficeView, ServiceCardView, ServiceView };

type Reading = Pick<BookingCaller, 'tenantId' | 'language'>;

/** More than any municipality has; what is asked by id is never cut. */
const ALL = 10_000;

/** The public catalogue: services, offices and what belongs to them, each method one statement for all that was asked together. */
@Injectable()
export class ReadCatalogue {
  constructor(
    private readonly scope: TenantScope,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  services({ tenantId, language }: Reading, filter: ServiceFilter, page: PageKey): Promise<{ total: number; rows: ServiceView[] }> {
    return this.scope.read({ tenantId }, (reader) => readServices(reader, tenantId, language, filter, page));
  }

  async servicesById(reading: Reading, ids: readonly string[]): Promise<ServiceView[]> {
    return (await this.services(reading, { ids }, { first: ALL })).rows;
  }

  offices(
    { tenantId, language }: Reading,
    filter: { readonly slug?: string; readonly ids?: readonly string[] },
    page: PageKey,
  ): Promise<{ total: number; rows: OfficeView[] }> {
    return this.scope.read({ tenantId }, (reader) => readOffices(reader, tenantId, language, filter, page));
  }

  async officesById(reading: Reading, ids: readonly string[]): Promise<OfficeView[]> {
    return (await this.offices(reading, { ids }, { first: ALL })).rows;
  }

  cards({ tenantId, language }: Reading, ids: readonly ServiceId[]): Promise<Map<ServiceId, ServiceCardView>> {
    return this.scope.read({ tenantId }, (reader) => readCards(reader, tenantId, language, ids));
  }

  openingHours({ tenantId }: Reading, offices: readonly OfficeId[]): Promise<OpeningHoursView[]> {
    return this.scope.read({ tenantId }, (reader) => readOpeningHours(reader, tenantId, offices));
  }

  closures({ tenantId, language }: Reading, offices: readonly OfficeId[]): Promise<ClosureView[]> {
    return this.scope.read({ tenantId }, (reader) => readClosures(reader, tenantId, language, offices, this.clock.now()));
  }

  async servicesOfOffices(reading: Reading, offices: readonly OfficeId[]): Promise<Map<OfficeId, ServiceView[]>> {
    const { tenantId, language } = reading;
    return this.scope.read({ tenantId }, async (reader) => {
      const pairs = await readServicesOfOffices(reader, tenantId, offices);
      const ids = [...new Set(pairs.map(({ serviceId }) => serviceId))];
      const { rows } = await readServices(reader, tenantId, language, { ids }, { first: ALL });
      return new Map(
        offices.map((office) => [
          office,
          rows.filter((service) => pairs.some(({ officeId, serviceId }) => officeId === office && serviceId === service.id)),
        ]),
      );
    });
  }
}
