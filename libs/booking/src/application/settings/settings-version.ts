import { createHash } from 'node:crypto';
import type { QueueSettings } from '../../domain/queue/queue-settings.js';
import type { OfficeSettings } from '../../domain/settings/office-settings.js';
import type { ServiceSettings } from '../../domain/settings/service-settings.js';

const LENGTH = 22;

/**
 * What a manager saw, in a word: the same settings have the same version, and whoever changed them, be it the municipality's folder, made it
 * another. What people closed is not among it: it is decided elsewhere.
 */
export function versionOfOffice({ hours, desks, specialDays }: OfficeSettings): string {
  return digest([hours, desks, specialDays]);
}

export function versionOfService({ rules, questions, texts }: ServiceSettings): string {
  return digest([rules, questions, texts]);
}

export function versionOfQueue({ open, knownKiosksOnly, lastTicketMinutes, checkInMinutes, home, rule, services }: QueueSettings): string {
  return digest([open, knownKiosksOnly, lastTicketMinutes, checkInMinutes, home ?? null, rule, services]);
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, LENGTH);
}
