import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { BookingRulesSpec, ServiceSpec } from '@casa/contracts';
import { ok, type Result } from '@casa/kernel';
import { readMetropolitanCatalogue } from './metropolitan-catalogue.js';
import type { ServiceTemplate } from './service-template.js';
import type { TenantFileProblem } from './tenant-file.errors.js';
import type { TenantFolder } from './tenant-spec.js';

const SCHEMA = '../tenant.schema.json';
const DEFAULT_OFFER_MINUTES = 240;
/** What a template has and a service may be without; null in the file takes it away. */
const OPTIONAL = ['booking', 'termsUrl', 'onlineUrl'] as const;

/**
 * Writes a tenant's folder, so that reading it gives the same again: of a service adopted from a template only what differs, of the frequent
 * questions only the tenant's own.
 * @returns the folder; or why the metropolitan catalogue, which it refers to, cannot be read.
 */
export function writeTenantFolder(
  folder: string,
  catalogueFolder: string,
  { tenant, catalogue, content, logo, theme }: TenantFolder,
): Result<string, readonly TenantFileProblem[]> {
  const metropolitan = readMetropolitanCatalogue(catalogueFolder);
  if (!metropolitan.ok) return metropolitan;
  const { templates, faqs: common } = metropolitan.value;
  const faqs = content.faqs.filter((faq) => !common.some((shared) => isDeepStrictEqual(shared, faq)));
  mkdirSync(folder, { recursive: true });
  const writeJson = (name: string, value: object) =>
    writeFileSync(join(folder, name), `${JSON.stringify({ $schema: SCHEMA, ...value }, italianFirst, 2)}\n`);
  writeJson('tenant.json', tenant);
  writeJson('catalogue.json', {
    offices: catalogue.offices.map(({ timeZone, ...office }) => (timeZone === tenant.timeZone ? office : { ...office, timeZone })),
    services: catalogue.services.map((service) =>
      entryOf(service, service.template === undefined ? undefined : templates.get(service.template)),
    ),
    ...(catalogue.closures.length > 0 && { closures: catalogue.closures }),
    ...(catalogue.specialOpenings.length > 0 && { specialOpenings: catalogue.specialOpenings }),
  });
  writeJson('content.json', { news: content.news, ...(faqs.length > 0 && { faqs }) });
  writeFileSync(join(folder, 'logo.svg'), logo);
  if (theme !== undefined) writeFileSync(join(folder, 'theme.css'), theme);
  return ok(folder);
}

/** The database keeps no order of languages. */
function italianFirst(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'it' in value && 'en' in value ? { it: value.it, en: value.en } : value;
}

/** A template that is no more is no help: then the service is the municipality's own, whole. */
function entryOf(service: ServiceSpec, template: ServiceTemplate | undefined): object {
  const { template: code, slug, responsibleOffice, status, booking, ...texts } = service;
  const shortly = booking && withoutDefaults(booking);
  const state = status === 'ACTIVE' ? {} : { status };
  if (template === undefined) return { slug, ...texts, ...state, responsibleOffice, ...(shortly && { booking: shortly }) };
  const gone = OPTIONAL.filter((name) => template[name] !== undefined && service[name] === undefined);
  return {
    template: code,
    ...(slug !== code && { slug }),
    ...differing(texts, template),
    ...state,
    responsibleOffice,
    ...(booking && bookingEntry(booking, template.booking)),
    ...Object.fromEntries(gone.map((name) => [name, null])),
  };
}

function bookingEntry(booking: BookingRulesSpec, template: BookingRulesSpec | undefined): { readonly booking?: object } {
  if (template === undefined) return { booking: withoutDefaults(booking) };
  const { stepMinutes, offerMinutes, ...rules } = booking;
  const changed = differing(rules, template);
  const merged: BookingRulesSpec = { ...template, ...rules };
  const step = stepMinutes === undefined || (merged.stepMinutes ?? merged.minutes) === stepMinutes ? {} : { stepMinutes };
  const offer = offerMinutes === undefined || (merged.offerMinutes ?? DEFAULT_OFFER_MINUTES) === offerMinutes ? {} : { offerMinutes };
  const entry = { ...changed, ...step, ...offer };
  return Object.keys(entry).length > 0 ? { booking: entry } : {};
}

function withoutDefaults({ stepMinutes, offerMinutes, ...rules }: BookingRulesSpec): BookingRulesSpec {
  return {
    ...rules,
    ...(stepMinutes !== undefined && stepMinutes !== rules.minutes && { stepMinutes }),
    ...(offerMinutes !== undefined && offerMinutes !== DEFAULT_OFFER_MINUTES && { offerMinutes }),
  };
}

function differing(values: object, template: object): object {
  const known = new Map(Object.entries(template));
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !isDeepStrictEqual(known.get(name), value)));
}
