import type { Language } from '@casa/kernel';
import { inLanguage } from '@casa/kernel';
import { type InvalidInput, invalidInput } from '@casa/platform/graphql';
import type { ClosurePreview } from '../../application/closures/closure-preview.js';
import type { ClosureRefusal } from '../../application/closures/closure-refusal.js';
import type { NamedPerson } from '../../application/closures/read-closures.js';
import type { MoveRefusal } from '../../domain/closures/move.errors.js';
import { isSettled, MOVE_STATUSES } from '../../domain/closures/move-status.js';
import { zonedIso } from '../../domain/zoned-time.js';
import type { ListedClosure } from '../../application/closures/read-closures.js';
import { NotFound } from '../booking-outcome.type.js';
import { type RefusalType, toRefusal } from '../refusal-map.js';
import { ClosureOutdated, MoveOver } from './closure-outcome.type.js';
import { type ClosurePerson, ClosurePreviewType, type OfficeClosureType } from './closure.type.js';

const SAY = {
  NOT_FOUND: { it: 'Non abbiamo trovato quello che cerchi.', en: 'We could not find what you are looking for.' },
  OUTDATED: {
    it: 'Nel frattempo gli appuntamenti in questo periodo sono cambiati: non è stato chiuso niente. Ecco chi è coinvolto adesso.',
    en: 'Meanwhile the appointments in this period have changed: nothing was closed. This is who is affected now.',
  },
  MOVE_OVER: {
    it: 'A questa proposta è già stata data una risposta, oppure non vale più.',
    en: 'This proposal has been answered already, or no longer stands.',
  },
} as const;

const MINUTE_MS = 60_000;

/** Names of offices by their id. */
export type OfficeNames = (officeId: string) => string;

export function toPreview(preview: ClosurePreview, language: Language, nameOf: OfficeNames): ClosurePreviewType {
  const { seen, total, withoutEmail, foreseen, desks, moves } = preview;
  return Object.assign(new ClosurePreviewType(), {
    ...{ seen, total, withoutEmail, foreseen },
    desks: desks.map(({ office, ...desk }) => ({ ...desk, officeName: inLanguage(office, language) })),
    moves: moves.map(({ hit, proposed }) => ({
      appointmentId: hit.id,
      startsAt: zonedIso(hit.startsAt, hit.timeZone),
      endsAt: zonedIso(hit.endsAt, hit.timeZone),
      timeZone: hit.timeZone,
      serviceName: inLanguage(hit.serviceName, language),
      officeName: inLanguage(hit.officeName, language),
      deskName: hit.deskName,
      channel: hit.channel,
      proposed: proposed
        ? {
            officeId: proposed.officeId,
            officeName: nameOf(proposed.officeId),
            startsAt: zonedIso(proposed.startsAt, proposed.timeZone),
            endsAt: zonedIso(proposed.startsAt + proposed.minutes * MINUTE_MS, proposed.timeZone),
          }
        : null,
    })),
  });
}

/** @param municipality its zone, by which the closures of all offices are told. */
export function toOfficeClosure(
  { id, officeName, deskName, startsAt, endsAt, timeZone, reason, createdAt, endedAt, counts }: ListedClosure,
  municipality: { readonly timeZone: string },
  mayEnd: boolean,
  language: Language,
  now: Date,
): OfficeClosureType {
  const zone = timeZone ?? municipality.timeZone;
  const iso = (instant: Date) => zonedIso(instant.getTime(), zone);
  const present = MOVE_STATUSES.map((status) => ({ status, number: counts[status] ?? 0 })).filter(({ number }) => number > 0);
  const sum = (of: typeof present) => of.reduce((total, { number }) => total + number, 0);
  return {
    ...{ id, deskName, timeZone: zone, reason: inLanguage(reason, language), counts: present },
    officeName: officeName && inLanguage(officeName, language),
    startsAt: iso(startsAt),
    endsAt: iso(endsAt),
    createdAt: iso(createdAt),
    endedAt: endedAt && iso(endedAt),
    endable: mayEnd && endedAt === null && endsAt > now,
    total: sum(present),
    handled: sum(present.filter(({ status }) => status !== 'PENDING')),
    open: sum(present.filter(({ status }) => !isSettled(status))),
  };
}

export function toPerson(person: NamedPerson, language: Language): ClosurePerson {
  const { id, closureId, status, isToCall, code, givenName, familyName, email, telephone, channel, timeZone, wasDeskName } = person;
  const { proposedAt, proposedOfficeId, proposedOfficeName, answerUntil } = person;
  const iso = (instant: number) => zonedIso(instant, timeZone);
  const length = person.minutes * MINUTE_MS;
  return {
    ...{ id, closureId, status, toCall: isToCall, code, givenName, familyName, telephone, channel, timeZone, wasDeskName },
    email: email || null,
    serviceName: inLanguage(person.serviceName, language),
    wasAt: iso(person.wasAt),
    startsAt: iso(person.startsAt),
    officeName: inLanguage(person.officeName, language),
    proposed:
      proposedAt !== null && proposedOfficeId !== null && proposedOfficeName
        ? {
            officeId: proposedOfficeId,
            officeName: inLanguage(proposedOfficeName, language),
            startsAt: iso(proposedAt),
            endsAt: iso(proposedAt + length),
          }
        : null,
    answerUntil: answerUntil === null ? null : iso(answerUntil),
    reminded: person.remindedAt !== null,
    byOffice: person.settledBy !== null,
  };
}

export function notFound(language: Language): NotFound {
  return Object.assign(new NotFound(), { message: SAY.NOT_FOUND[language] });
}

export function toClosureRefusal(
  refusal: ClosureRefusal,
  language: Language,
  nameOf: OfficeNames,
): NotFound | ClosureOutdated | InvalidInput {
  switch (refusal.code) {
    case 'OUTDATED':
      return Object.assign(new ClosureOutdated(), {
        message: SAY.OUTDATED[language],
        preview: toPreview(refusal.preview, language, nameOf),
      });
    case 'INVALID':
      return invalidInput(refusal.problems, language);
    case 'NOT_FOUND':
      return notFound(language);
  }
}

export function toMoveRefusal(refusal: MoveRefusal, language: Language): RefusalType | MoveOver {
  return refusal.code === 'MOVE_OVER' ? Object.assign(new MoveOver(), { message: SAY.MOVE_OVER[language] }) : toRefusal(refusal, language);
}
