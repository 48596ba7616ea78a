import type { AppointmentChannel, AppointmentId, MunicipalityProfile } from '@casa/contracts';
import { inLanguage, type Language } from '@casa/kernel';
import { personalName, portalPage } from '@casa/platform/mail';
import { changeableUntil } from '../../domain/change-limit.js';
import type { CitizenDetails } from '../../domain/citizen.js';
import type { AppointmentNoticeRow } from '../../persistence/appointment-notice.projection.js';

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
  /** Where the appointment is kept without login. */
  readonly manageUrl: string;
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
}

/** @param portal where the municipality's portal is. @param token of the manage link. */
export function appointmentFacts(row: AppointmentNoticeRow, portal: Pick<MunicipalityProfile, 'origin'>, token: string): AppointmentFacts {
  const { id, code, sequence, status, channel, language, timeZone, latitude, longitude } = row;
  const startsAt = new Date(row.startsAt);
  return {
    ...{ id, code, sequence, status, channel, language, startsAt, timeZone },
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
    manageUrl: portalPage(portal, language, `/prenotazioni/link/${token}`),
  };
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
