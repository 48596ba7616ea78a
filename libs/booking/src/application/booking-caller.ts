import type { AppointmentChannel, PersonId, TenantId } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import { type Acting, isOver } from '@casa/platform/authz';
import type { PatronSaint } from '../domain/holidays.js';

/** What a use case knows of the municipality it works for and of who asks. */
export interface BookingCaller {
  readonly tenantId: TenantId;
  readonly tenantSlug: string;
  readonly patronSaint: PatronSaint;
  readonly language: Language;
  /** Who is logged in; whoever has a link needs not be. */
  readonly personId?: PersonId;
  /** For whom they act, when it is not themselves. */
  readonly acting?: Acting;
}

/** A start somebody wants. */
export interface WantedSlot {
  readonly serviceId: string;
  readonly officeId: string;
  readonly channel: AppointmentChannel;
  readonly startsAt: Date;
}

/**
 * Whether something may be done as the session stands: for the person themselves, or by a delegation that is not over.
 * @param meant the delegation it was filled in for, null for none; undefined when nothing was said of it. Between the form and its sending
 *   somebody may have turned to another person, or logged in anew: what was meant for one is never done for another.
 */
export function mayDoFor({ acting }: BookingCaller, now: Date, meant?: string | null): boolean {
  const isMeant = meant === undefined || meant === (acting?.delegationId ?? null);
  return isMeant && !(acting && isOver(acting, now));
}
