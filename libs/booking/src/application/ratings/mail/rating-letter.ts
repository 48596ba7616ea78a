import type { MunicipalityProfile } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import { type Letter, letterhead } from '@casa/platform/mail';
import { ENGLISH } from '../../mail/mail-texts.en.js';
import { ITALIAN } from '../../mail/mail-texts.it.js';
import { RATING_TEXTS } from './rating-texts.js';

/** A visit as its municipality asks how it went. */
export interface RatingNotice {
  readonly municipality: MunicipalityProfile;
  readonly language: Language;
  /** Absent when what was typed is not a name. */
  readonly citizenName?: string;
  readonly serviceName: string;
  readonly officeName: string;
  /** 2026-11-23, like the last on which it can be rated. */
  readonly day: string;
  readonly lastDay: string;
  /** Whether they agreed to be asked; who never was asked for it gets one message of the service itself. */
  readonly agreed: boolean;
  readonly ratingUrl: string;
}

const LOCALES: Readonly<Record<Language, string>> = { it: 'it-IT', en: 'en-GB' };
const NO_REPLY: Readonly<Record<Language, string>> = { it: ITALIAN.noReply, en: ENGLISH.noReply };

/** Asks how a visit went. */
export function ratingLetter({ municipality, language, citizenName, serviceName, officeName, ...visit }: RatingNotice): Letter {
  const texts = RATING_TEXTS[language];
  return {
    ...letterhead(municipality, language, texts.privacy, citizenName),
    subject: texts.subject(serviceName),
    opening: texts.opening(serviceName, officeName, dayInWords(visit.day, language)),
    facts: [],
    notes: [texts.anonymous, visit.agreed ? texts.agreed : texts.once],
    action: {
      text: texts.actionText(dayInWords(visit.lastDay, language)),
      label: texts.action,
      url: visit.ratingUrl,
      warning: texts.linkWarning,
    },
    closing: [NO_REPLY[language]],
  };
}

/** A calendar day carries no zone. */
function dayInWords(day: string, language: Language): string {
  const words = new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return words.format(Date.parse(`${day}T00:00:00Z`));
}
