import type { AppointmentChannel, MunicipalityProfile } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import type { ComingTimes } from '../../../domain/waiting-list/coming-times.js';

/** An entry as its municipality writes to its person about it. */
export interface WaitingNotice {
  readonly municipality: MunicipalityProfile;
  readonly language: Language;
  /** Absent when what was typed is not a name. */
  readonly citizenName?: string;
  readonly serviceName: string;
  readonly channel: AppointmentChannel;
  readonly times: ComingTimes;
  /** Of this municipality; none named: all that give the service. */
  readonly officeNames: readonly string[];
  /** How far in other municipalities; null: only here. */
  readonly nearKm: number | null;
  /** The page of the entry. */
  readonly entryUrl: string;
}

/** Time somebody was offered, in whichever municipality. */
export interface OfferNotice extends WaitingNotice {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly answerUntil: Date;
  /** IANA zone of the office. */
  readonly timeZone: string;
  /** «Comune di Bari», where it is not the municipality that writes. */
  readonly otherMunicipality?: string;
  readonly office: {
    readonly name: string;
    readonly street: string;
    readonly postalCode: string;
    readonly city: string;
    readonly telephone: string;
    readonly email: string;
  };
  /** The page where it is answered. */
  readonly offerUrl: string;
}
