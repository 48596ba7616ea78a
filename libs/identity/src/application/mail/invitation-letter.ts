import type { MunicipalityProfile } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import { dayInWords, type Letter, letterhead, personalName, portalPage } from '@casa/platform/mail';
import { isOfOffices } from '../members/giving-roles.js';
import type { Member } from '../members/member.js';
import { IDENTITY_MAIL_TEXTS } from './identity-mail-languages.js';

/** What an invitation says besides what the member is asked to be. */
export interface InvitationTerms {
  readonly language: Language;
  /** Who invites; absent when they are not known here. */
  readonly inviter?: string | undefined;
  /** Until when the link holds. */
  readonly linkEndsAt: Date;
  /** Of the link. */
  readonly token: string;
}

/** Asks somebody to work for a municipality. */
export function invitationLetter(
  municipality: MunicipalityProfile,
  { name, role, offices, validUntil, loan }: Pick<Member, 'name' | 'role' | 'offices' | 'validUntil' | 'loan'>,
  { language, inviter, linkEndsAt, token }: InvitationTerms,
): Letter {
  const { invitation: texts, noReply } = IDENTITY_MAIL_TEXTS[language];
  const day = (instant: Date) => dayInWords(instant, { language, timeZone: municipality.timeZone });
  return {
    ...letterhead(municipality, language, texts.privacy, personalName(name)),
    subject: texts.subject(municipality.officialName),
    opening: texts.opening(inviter === undefined ? undefined : personalName(inviter)),
    facts: [
      { label: texts.labels.role, value: texts.roles[role] },
      ...(isOfOffices(role) ? [{ label: texts.labels.offices, value: texts.offices(offices.length) }] : []),
      { label: texts.labels.validUntil, value: validUntil ? day(validUntil) : texts.forever },
      ...(loan ? [{ label: texts.labels.agreement, value: loan.agreement }] : []),
    ],
    notes: [],
    action: {
      text: texts.accept(day(linkEndsAt)),
      label: texts.action,
      url: portalPage(municipality, language, `/invito?token=${token}`),
      warning: texts.warning,
    },
    closing: [texts.notYou, noReply(municipality.officialName)],
  };
}
