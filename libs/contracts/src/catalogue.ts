import type { LocalizedText } from '@casa/kernel';
import type { AppointmentChannel } from './appointment-channel.js';
import type { TenantId } from './ids.js';
import type { ServiceCategory } from './service-category.js';

/** What a municipality offers, read from its folder and complete: templates are already adopted and overridden. */
export interface CatalogueSpec {
  readonly offices: readonly OfficeSpec[];
  readonly services: readonly ServiceSpec[];
  /** Of the whole municipality, of an office, or of a desk. */
  readonly closures: readonly ClosureSpec[];
  readonly specialOpenings: readonly SpecialOpeningSpec[];
}

export interface OfficeSpec {
  readonly slug: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  /** The department (ripartizione) it belongs to. */
  readonly department?: LocalizedText;
  readonly address: PostalAddress;
  readonly location?: GeoPoint;
  readonly telephone: string;
  readonly email: string;
  /** IANA zone. */
  readonly timeZone: string;
  readonly hours: readonly WeeklyHoursSpec[];
  readonly desks: readonly DeskSpec[];
}

export interface PostalAddress {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
}

/** WGS 84, degrees. */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** One stretch of a week day, local wall-clock time; a day with split shifts has two. */
export interface WeeklyHoursSpec {
  /** ISO 8601: 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** HH:MM */
  readonly opens: string;
  /** HH:MM, up to 24:00, after `opens`. */
  readonly closes: string;
}

export interface DeskSpec {
  readonly slug: string;
  readonly name: string;
  /** Slugs of the services it serves. */
  readonly services: readonly string[];
  readonly channels: readonly AppointmentChannel[];
  /** When given, these replace the office's hours for this desk. */
  readonly hours?: readonly WeeklyHoursSpec[];
}

export interface ClosureSpec {
  readonly office?: string;
  readonly desk?: string;
  /** Local: YYYY-MM-DD (the whole day) or YYYY-MM-DDTHH:MM. */
  readonly from: string;
  /** Local, excluded; a date alone means that whole day is still closed. */
  readonly until: string;
  readonly reason: LocalizedText;
}

/** Hours that, on that date, stand in the place of the weekly ones, holidays included. */
export interface SpecialOpeningSpec {
  readonly office: string;
  readonly desk?: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly opens: string;
  readonly closes: string;
}

export interface ServiceSpec {
  readonly slug: string;
  /** Code of the metropolitan template it was adopted from. */
  readonly template?: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly category: ServiceCategory;
  /** Out of the 64 topics of the Modello Comuni, in Italian as in the vocabulary. */
  readonly topics: readonly string[];
  readonly status: 'ACTIVE' | 'SUSPENDED';
  readonly statusReason?: LocalizedText;
  readonly addressedTo: LocalizedText;
  readonly howTo: LocalizedText;
  readonly needed: readonly LocalizedText[];
  readonly achieved: LocalizedText;
  readonly deadlinesText: LocalizedText;
  readonly deadlines: readonly { readonly label: LocalizedText; readonly term: LocalizedText }[];
  readonly fees: readonly { readonly label: LocalizedText; readonly amount: LocalizedText }[];
  readonly termsUrl?: string;
  readonly onlineUrl?: string;
  /** Slug of the office that answers for it. */
  readonly responsibleOffice: string;
  /** Absent when it cannot be booked. */
  readonly booking?: BookingRulesSpec;
}

export interface BookingRulesSpec {
  readonly minutes: number;
  /** Starts are offered every so many minutes from the opening; the length itself when absent. */
  readonly stepMinutes?: number;
  readonly channels: readonly AppointmentChannel[];
  readonly openToNonResidents: boolean;
  readonly leadMinutes: number;
  readonly horizonDays: number;
  readonly changeUntilMinutes: number;
  readonly maxOpenPerPerson: number;
  /** Waking time somebody on the waiting list has to answer an offer; four hours when absent. */
  readonly offerMinutes?: number;
  readonly questions: readonly QuestionSpec[];
}

export interface QuestionSpec {
  readonly code: string;
  readonly label: LocalizedText;
  readonly hint?: LocalizedText;
  readonly kind: 'TEXT' | 'LONG_TEXT' | 'CHOICE' | 'YES_NO';
  readonly required: boolean;
  readonly choices?: readonly LocalizedText[];
  readonly maxLength?: number;
}

/** How many rows an application touched; all zero when nothing was different. */
export interface CatalogueChanges {
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
}

/** What an application did, and what it left alone. */
export interface AppliedCatalogue extends CatalogueChanges {
  /** Offices and services that were changed in the portal, as «office anagrafe»; absent when there are none. */
  readonly leftAlone?: readonly string[];
}

export interface ApplyOptions {
  /** Takes back what was changed in the portal: it is the folder's again. */
  readonly overwrite?: boolean;
}

/**
 * Writes a catalogue into the module that owns it, inside the caller's transaction. Idempotent. What disappeared from the
 * folder is retired, never deleted while appointments point at it; what was changed in the portal is left alone unless told otherwise.
 */
export interface CatalogueWriter<Transaction> {
  apply(transaction: Transaction, tenantId: TenantId, catalogue: CatalogueSpec, options?: ApplyOptions): Promise<AppliedCatalogue>;
}

export const CATALOGUE_WRITER = Symbol('CatalogueWriter');

/** Reads a municipality's catalogue back as its folder would say it. What people closed is not in it: that is theirs, and passes. */
export interface CatalogueReader<Transaction> {
  read(transaction: Transaction, tenantId: TenantId): Promise<CatalogueSpec>;
}

export const CATALOGUE_READER = Symbol('CatalogueReader');
