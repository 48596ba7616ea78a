import type { MunicipalityProfile } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import type { Letter } from './letter.js';
import { addressInWords } from './letter-words.js';

const WORDS = {
  it: {
    dear: (name: string) => `Buongiorno ${name},`,
    goodMorning: 'Buongiorno,',
    controller: (municipality: string) => `Il titolare del trattamento è: ${municipality}.`,
    privacyNotice: 'Informativa sulla privacy',
    contacts: { telephone: 'Telefono', certifiedEmail: 'PEC', website: 'Sito' },
  },
  en: {
    dear: (name: string) => `Dear ${name},`,
    goodMorning: 'Good morning,',
    controller: (municipality: string) => `The data controller is: ${municipality}.`,
    privacyNotice: 'Privacy notice',
    contacts: { telephone: 'Telephone', certifiedEmail: 'Certified e-mail', website: 'Website' },
  },
} as const;

/** What stands on every letter of a municipality. */
export type Letterhead = Pick<Letter, 'language' | 'municipality' | 'primaryColor' | 'greeting' | 'privacy' | 'contacts'>;

/**
 * @param purpose what the recipient's data are used for, as a sentence.
 * @param name absent when nobody may be greeted by it.
 */
export function letterhead(municipality: MunicipalityProfile, language: Language, purpose: string, name?: string): Letterhead {
  const words = WORDS[language];
  const { officialName, primaryColor, address, telephone, certifiedEmail, website, privacyPolicyUrl } = municipality;
  return {
    language,
    municipality: officialName,
    primaryColor,
    greeting: name ? words.dear(name) : words.goodMorning,
    privacy: { text: `${purpose} ${words.controller(officialName)}`, link: words.privacyNotice, url: privacyPolicyUrl },
    contacts: [
      { label: officialName, value: addressInWords(address) },
      { label: words.contacts.telephone, value: telephone },
      { label: words.contacts.certifiedEmail, value: certifiedEmail },
      { label: words.contacts.website, value: website, url: website },
    ],
  };
}

/** A page of a municipality's portal; the English ones are below /en. @param path below /, which it begins with. */
export function portalPage({ origin }: Pick<MunicipalityProfile, 'origin'>, language: Language, path: string): string {
  return `${origin}${language === 'it' ? '' : `/${language}`}${path}`;
}
