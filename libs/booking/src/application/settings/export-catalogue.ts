import { Injectable } from '@nestjs/common';
import type { CatalogueReader, CatalogueSpec, ClosureSpec, OfficeSpec, ServiceSpec, TenantId } from '@casa/contracts';
import type { Reader } from '@casa/platform/database';
import { addDays, zonedIso } from '../../domain/zoned-time.js';
import { catalogueSpec, type OfficeSpecRow, type ServiceSpecRow } from '../../persistence/settings/catalogue-spec.projection.js';

/** Reads a municipality's catalogue as its folder would say it, so that the folder and what was changed in the portal come together again. */
@Injectable()
export class ExportCatalogue implements CatalogueReader<Reader> {
  async read(reader: Reader, tenantId: TenantId): Promise<CatalogueSpec> {
    const [offices, services, specialOpenings, closures] = await Promise.all([
      catalogueSpec.offices(reader, tenantId),
      catalogueSpec.services(reader, tenantId),
      catalogueSpec.specialOpenings(reader, tenantId),
      catalogueSpec.closures(reader, tenantId),
    ]);
    const zoneOf = (slug: string | null) => (offices.find((office) => office.slug === slug) ?? offices[0])?.timeZone ?? 'Europe/Rome';
    return {
      offices: offices.map(toOffice),
      services: services.map((service) => toService(service, offices)),
      closures: closures.map(({ office, desk, startsAt, endsAt, reason }) => ({
        ...placeOf(office, desk),
        ...toLocal(startsAt, endsAt, zoneOf(office)),
        reason,
      })),
      specialOpenings: specialOpenings.map(({ office, desk, ...opening }) => ({ office, ...(desk !== null && { desk }), ...opening })),
    };
  }
}

function toOffice({ department, latitude, longitude, desks, ...office }: OfficeSpecRow): OfficeSpec {
  return {
    ...office,
    ...(department && { department }),
    ...(latitude !== null && longitude !== null && { location: { latitude, longitude } }),
    // A desk that gives nothing receives nobody, and a folder does not know it.
    desks: desks
      .filter(({ services }) => services.length > 0)
      .map(({ hours, ...desk }) => ({ ...desk, ...(hours.length > 0 && { hours }) })),
  };
}

/** A folder promises no channel that no desk keeps. */
function toService(row: ServiceSpecRow, offices: readonly OfficeSpecRow[]): ServiceSpec {
  const { template, statusReason, card, bookable, minutes, stepMinutes, openToNonResidents, leadMinutes, horizonDays, ...rest } = row;
  const { channels, changeUntilMinutes, maxOpenPerPerson, offerMinutes, questions, ...service } = rest;
  const desks = offices.flatMap((office) => office.desks).filter(({ services }) => services.includes(row.slug));
  const kept = channels.filter((channel) => desks.some((desk) => desk.channels.includes(channel)));
  return {
    ...service,
    ...card,
    ...(template !== null && { template }),
    ...(statusReason && { statusReason }),
    ...(bookable &&
      kept.length > 0 && {
        booking: {
          ...{ minutes, stepMinutes, channels: kept, openToNonResidents, leadMinutes, horizonDays },
          ...{ changeUntilMinutes, maxOpenPerPerson, offerMinutes, questions },
        },
      }),
  };
}

function placeOf(office: string | null, desk: string | null): Pick<ClosureSpec, 'office' | 'desk'> {
  return { ...(office !== null && { office }), ...(office !== null && desk !== null && { desk }) };
}

/** Whole days by their dates alone, the last one still closed; moments otherwise. */
function toLocal(startsAt: number, endsAt: number, timeZone: string): Pick<ClosureSpec, 'from' | 'until'> {
  const [starts, ends] = [zonedIso(startsAt, timeZone).slice(0, 16), zonedIso(endsAt, timeZone).slice(0, 16)];
  const isMidnight = (moment: string) => moment.endsWith('T00:00');
  return {
    from: isMidnight(starts) ? starts.slice(0, 10) : starts,
    until: isMidnight(ends) ? addDays(ends.slice(0, 10), -1) : ends,
  };
}
