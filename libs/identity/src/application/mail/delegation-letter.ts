import type { DelegationChangedEvent, MunicipalityProfile } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import { dayInWords, type Letter, letterhead, personalName, portalPage } from '@casa/platform/mail';
import type { DelegationKind } from '../../domain/delegation.js';
import { IDENTITY_MAIL_TEXTS } from './identity-mail-languages.js';
import type { DelegationSide } from './identity-mail-texts.js';

/** What a letter about a delegation tells, and to which of the two. */
export interface DelegationNews {
  readonly change: DelegationChangedEvent['change'];
  readonly side: DelegationSide;
  readonly kind: DelegationKind;
  readonly validUntil: Date;
  /** Who reads it, by their own identity provider's word. */
  readonly reader: string;
  /** The other one, as they were named. */
  readonly other: string;
  /** Why the municipality refused it or took it back. */
  readonly reason?: string | undefined;
}

/** Tells one of the two what became of a delegation. What is not a name is not repeated: nobody writes to others by the municipality's hand. */
export function delegationLetter(municipality: MunicipalityProfile, language: Language, news: DelegationNews): Letter {
  const { delegation: texts, noReply } = IDENTITY_MAIL_TEXTS[language];
  const { change, side, kind, validUntil, reader, other, reason } = news;
  const holds = change === 'GIVEN' || change === 'CONFIRMED';
  const until = dayInWords(validUntil, { language, timeZone: municipality.timeZone });
  return {
    ...letterhead(municipality, language, texts.privacy, personalName(reader)),
    subject: texts.subjects[change],
    opening: texts.openings[side][change](personalName(other)),
    facts: [
      { label: texts.labels.kind, value: texts.kinds[kind] },
      ...(holds ? [{ label: texts.labels.validUntil, value: until }] : []),
      ...(reason === undefined ? [] : [{ label: texts.labels.reason, value: reason }]),
    ],
    notes: [],
    action: {
      text: texts.see,
      label: texts.action,
      url: portalPage(municipality, language, '/area-personale/deleghe'),
      warning: texts.warning,
    },
    closing: [...(holds ? [texts.notYou] : []), noReply(municipality.officialName)],
  };
}
