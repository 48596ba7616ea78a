import type { AppointmentChannel, PersonId, TenantId } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import type { PatronSaint } from '../domain/holidays.js';

/** What a use case knows of the municipality it works for and of who asks. */
export interface BookingCaller {
  readonly tenantId: TenantId;
  readonly tenantSlug: string;
  readonly patronSaint: PatronSaint;
  readonly language: Language;
  /** Who is logged in; whoever has a link needs not be. */
  readonly personId?: PersonId;
}

/** A start somebody wants. */
export interface WantedSlot {
  readonly serviceId: string;
  readonly officeId: string;
  readonly channel: AppointmentChannel;
  readonly startsAt: Date;
}
