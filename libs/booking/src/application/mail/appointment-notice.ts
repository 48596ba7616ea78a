import type { AppointmentChannel, AppointmentId, MunicipalityProfile, TenantId } from '@casa/contracts';
import { inLanguage, type Language } from '@casa/kernel';
import type { SealedReferences } from '@casa/platform/crypto';
import { personalName, portalPage } from '@casa/platform/mail';
import { changeableUntil } from '../../domain/change-limit.js';
import type { CitizenDetails } from '../../domain/citizen.js';
import type { AppointmentNoticeRow } from '../../persistence/appointment-notice.projection.js';
import { APPOINTMENT_LINK } from '../references.js';
import { ROOM_LINK } from '../room/room-references.js';

/** What an appointment is, in the language it was booked in. */
export interface AppointmentFacts {
  readonly id: AppointmentId;
  readonly code: string;
  readonly sequence: number;
  readonly status: 'BOOKED' | 'CANCELLED';
  readonly channel: AppointmentChannel;
  readonly language: Language;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly changedAt: Date;
  readonly changeableUntil: Date;
  /** IANA zone of the office. */
  readonly timeZone: string;
  readonly serviceName: string;
  /** What to bring. */
  readonly needed: readonly string[];
  readonly office: OfficeFacts;
  /** Whether an operator of another municipality may answer for the office. */
  readonly isVirtual: boolean;
  /** Where the appointment is kept without login. */
  readonly manageUrl: string;
  /** Where it is met by video; absent when it is not, or is cancelled. */
  readonly roomUrl?: string;
  /** Where its citizen says that they have arrived; absent where nobody checks in. */
  readonly checkInUrl?: string;
}

export interface OfficeFacts {
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly location?: { readonly latitude: number; readonly longitude: number };
  readonly telephone: string;
  readonly email: string;
}

/** An appointment as a municipality tells its citizen of it. */
export interface AppointmentNotice extends AppointmentFacts {
  readonly municipality: MunicipalityProfile;
  /** Absent when what was typed is not a name. */
  readonly citizenName?: string;
  readonly citizenAddress: string;
  /** Others that the same mailbox has for the same service; told with the confirmation. */
  readonly others?: readonly OtherAppointment[];
}

/** An appointment that a letter about another one tells of. */
export interface OtherAppointment {
  readonly startsAt: Date;
  readonly officeName: string;
  readonly manageUrl: string;
}

/** What the links of an appointment carry. */
export interface AppointmentTokens {
  readonly manage: string;
  readonly room: string;
}

export function appointmentTokens(
  references: SealedReferences,
  tenantId: TenantId,
  { id, linkVersion }: Pick<AppointmentNoticeRow, 'id' | 'linkVersion'>,
): AppointmentTokens {
  return {
    manage: references.make(APPOINTMENT_LINK, tenantId, id, linkVersion),
    room: references.make(ROOM_LINK, tenantId, id, linkVersion),
  };
}

/** @param portal where the municipality's portal is. */
export function appointmentFacts(
  row: AppointmentNoticeRow,
  portal: Pick<MunicipalityProfile, 'origin'>,
  tokens: AppointmentTokens,
): AppointmentFacts {
  const { id, code, sequence, status, channel, language, timeZone, isVirtual, latitude, longitude } = row;
  const startsAt = new Date(row.startsAt);
  return {
    ...{ id, code, sequence, status, channel, language, startsAt, timeZone, isVirtual },
    endsAt: new Date(row.endsAt),
    changedAt: new Date(row.changedAt),
    changeableUntil: changeableUntil(startsAt, row.changeUntilMinutes),
    serviceName: inLanguage(row.serviceName, language),
    needed: row.needed.map((text) => inLanguage(text, language)),
    office: {
      name: inLanguage(row.officeName, language),
      street: row.street,
      postalCode: row.postalCode,
      city: row.city,
      ...(latitude !== null && longitude !== null && { location: { latitude, longitude } }),
      telephone: row.telephone,
      email: row.email,
    },
    manageUrl: manageUrlOf(portal, language, tokens.manage),
    ...(channel === 'VIDEO' && status === 'BOOKED' && { roomUrl: portalPage(portal, language, `/stanza/link/${tokens.room}`) }),
    ...(channel === 'IN_PERSON' && status === 'BOOKED' && row.checksIn && { checkInUrl: portalPage(portal, language, `/arrivo/${code}`) }),
  };
}

/** Where an appointment is kept without login. */
export function manageUrlOf(portal: Pick<MunicipalityProfile, 'origin'>, language: Language, token: string): string {
  return portalPage(portal, language, `/prenotazioni/link/${token}`);
}

export function appointmentNotice(
  facts: AppointmentFacts,
  { givenName, familyName, email }: Pick<CitizenDetails, 'givenName' | 'familyName' | 'email'>,
  municipality: MunicipalityProfile,
): AppointmentNotice {
  const citizenName = personalName(`${givenName} ${familyName}`);
  return { ...facts, municipality, ...(citizenName && { citizenName }), citizenAddress: email };
}

/** The host that makes a calendar entry the municipality's own. */
export function hostOf({ manageUrl: url }: Pick<AppointmentFacts, 'manageUrl'>): string {
  return new URL(url).hostname;
}
