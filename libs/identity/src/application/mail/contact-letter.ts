import type { MunicipalityProfile } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import { type Letter, letterhead, portalPage } from '@casa/platform/mail';
import { CONTACT_LINK_HOURS } from '../contact/contact-link.js';
import { IDENTITY_MAIL_TEXTS } from './identity-mail-languages.js';

/** Asks to confirm an address. Nobody is named: it is not known yet who reads it. @param token of the link. */
export function contactLetter(municipality: MunicipalityProfile, language: Language, email: string, token: string): Letter {
  const { contact: texts, noReply } = IDENTITY_MAIL_TEXTS[language];
  return {
    ...letterhead(municipality, language, texts.privacy),
    subject: texts.subject,
    opening: texts.opening,
    facts: [{ label: texts.email, value: email }],
    notes: [],
    action: {
      text: texts.confirm(CONTACT_LINK_HOURS),
      label: texts.action,
      url: portalPage(municipality, language, `/area-personale/conferma-email?token=${token}`),
      warning: texts.warning,
    },
    closing: [texts.notYou, noReply(municipality.officialName)],
  };
}
