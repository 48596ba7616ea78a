import type { CatalogueSpec, OfficeSpec, ServiceSpec, SpecialOpeningSpec, WeeklyHoursSpec } from '@casa/contracts';
import type { JsonPath } from './json-source.js';
import { isStretch, overlap, type Shift } from './local-time.js';
import type { TenantFileProblemCode } from './tenant-file.errors.js';

/** What a rule found wrong, and at which entry of the file. */
export interface Finding {
  readonly path: JsonPath;
  readonly code: TenantFileProblemCode;
  readonly message: string;
}

/** What a schema cannot say about a catalogue: entries that point at each other, hours that cannot be. */
export function catalogueFindings(catalogue: CatalogueSpec): readonly Finding[] {
  return [
    ...duplicates(catalogue.offices, ['offices'], 'slug', 'office'),
    ...duplicates(catalogue.services, ['services'], 'slug', 'service'),
    ...catalogue.offices.flatMap((office, index) => officeFindings(office, ['offices', index], catalogue)),
    ...catalogue.services.flatMap((service, index) => serviceFindings(service, ['services', index], catalogue)),
    ...closureFindings(catalogue),
    ...specialOpeningFindings(catalogue),
  ];
}

/** Entries of a list that bear a name another one already has. */
export function duplicates<Key extends string>(
  entries: readonly Readonly<Record<Key, string>>[],
  list: JsonPath,
  key: Key,
  what: string,
): Finding[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const name = entry[key];
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      {
        path: [...list, index, key],
        code: 'DUPLICATE' as const,
        message: `another ${what} already has the ${key} "${name}"; each needs its own`,
      },
    ];
  });
}

function officeFindings(office: OfficeSpec, path: JsonPath, catalogue: CatalogueSpec): Finding[] {
  return [
    ...weekFindings(office.hours, [...path, 'hours']),
    ...duplicates(office.desks, [...path, 'desks'], 'slug', 'desk of this office'),
    ...office.desks.flatMap((desk, index) => {
      const deskPath = [...path, 'desks', index];
      return [
        ...weekFindings(desk.hours ?? [], [...deskPath, 'hours']),
        ...desk.services.flatMap((slug, at) => servedFinding(slug, [...deskPath, 'services', at], catalogue.services)),
      ];
    }),
  ];
}

function servedFinding(slug: string, path: JsonPath, services: readonly ServiceSpec[]): Finding[] {
  const service = services.find((candidate) => candidate.slug === slug);
  if (service === undefined) return [unknown(path, 'service', slug, services)];
  if (service.booking !== undefined) return [];
  return [
    {
      path,
      code: 'INCONSISTENT',
      message: `the service "${slug}" has no booking rules, so no desk can serve it by appointment; expected "booking" in the service`,
    },
  ];
}

function serviceFindings(service: ServiceSpec, path: JsonPath, catalogue: CatalogueSpec): Finding[] {
  const findings: Finding[] = [];
  if (!catalogue.offices.some(({ slug }) => slug === service.responsibleOffice)) {
    findings.push(unknown([...path, 'responsibleOffice'], 'office', service.responsibleOffice, catalogue.offices));
  }
  if (service.booking !== undefined) {
    const desks = catalogue.offices.flatMap((office) => office.desks).filter((desk) => desk.services.includes(service.slug));
    for (const channel of service.booking.channels) {
      if (desks.some((desk) => desk.channels.includes(channel))) continue;
      findings.push({
        path: [...path, 'booking', 'channels'],
        code: 'INCONSISTENT',
        message: `"${service.slug}" is booked ${channel}, but no desk serves it so; expected a desk with this service and channel`,
      });
    }
    if (service.booking.leadMinutes >= service.booking.horizonDays * 1440) {
      findings.push({
        path: [...path, 'booking', 'leadMinutes'],
        code: 'INCONSISTENT',
        message: 'the lead time is not shorter than the horizon, so nothing could ever be booked',
      });
    }
    findings.push(...duplicates(service.booking.questions, [...path, 'booking', 'questions'], 'code', 'question of this service'));
  }
  return findings;
}

function weekFindings(hours: readonly WeeklyHoursSpec[], path: JsonPath): Finding[] {
  return hours.flatMap((shift, index) => [
    ...shiftFindings(shift, [...path, index]),
    ...overlapFinding(
      shift,
      hours.slice(0, index).filter(({ weekday }) => weekday === shift.weekday),
      [...path, index],
    ),
  ]);
}

function shiftFindings({ opens, closes }: Shift, path: JsonPath): Finding[] {
  if (opens < closes) return [];
  return [
    {
      path: [...path, 'closes'],
      code: 'HOURS',
      message: `it closes at ${closes}, not after it opens at ${opens}; expected a later time on the same day`,
    },
  ];
}

function overlapFinding(shift: Shift, earlier: readonly Shift[], path: JsonPath): Finding[] {
  const other = earlier.find((candidate) => overlap(candidate, shift));
  if (other === undefined) return [];
  return [
    {
      path,
      code: 'HOURS',
      message: `${shift.opens}-${shift.closes} overlaps ${other.opens}-${other.closes} of the same day; expected shifts that do not meet`,
    },
  ];
}

function closureFindings({ closures, offices }: CatalogueSpec): Finding[] {
  return closures.flatMap((closure, index) => [
    ...placeFindings(closure.office, closure.desk, ['closures', index], offices),
    ...(isStretch(closure.from, closure.until)
      ? []
      : [
          {
            path: ['closures', index, 'until'],
            code: 'DATE' as const,
            message: `the closure ends (${closure.until}) before it begins (${closure.from})`,
          },
        ]),
  ]);
}

function specialOpeningFindings({ specialOpenings, offices }: CatalogueSpec): Finding[] {
  const samePlace = (one: SpecialOpeningSpec, other: SpecialOpeningSpec): boolean =>
    one.date === other.date && one.office === other.office && one.desk === other.desk;
  return specialOpenings.flatMap((opening, index) => [
    ...placeFindings(opening.office, opening.desk, ['specialOpenings', index], offices),
    ...shiftFindings(opening, ['specialOpenings', index]),
    ...overlapFinding(
      opening,
      specialOpenings.slice(0, index).filter((other) => samePlace(opening, other)),
      ['specialOpenings', index],
    ),
  ]);
}

function placeFindings(
  officeSlug: string | undefined,
  deskSlug: string | undefined,
  path: JsonPath,
  offices: readonly OfficeSpec[],
): Finding[] {
  if (officeSlug === undefined) return [];
  const office = offices.find(({ slug }) => slug === officeSlug);
  if (office === undefined) return [unknown([...path, 'office'], 'office', officeSlug, offices)];
  if (deskSlug === undefined || office.desks.some(({ slug }) => slug === deskSlug)) return [];
  return [unknown([...path, 'desk'], `desk of "${officeSlug}"`, deskSlug, office.desks)];
}

function unknown(path: JsonPath, what: string, slug: string, known: readonly { readonly slug: string }[]): Finding {
  return {
    path,
    code: 'UNKNOWN_REFERENCE',
    message: `there is no ${what} "${slug}"; expected one of ${known.map((entry) => entry.slug).join(', ')}`,
  };
}
