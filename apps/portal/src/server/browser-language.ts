import type { Language } from '../i18n/language.js';

/** The language of a page whose address does not say it: Italian, unless the browser names others and not this one. */
export function browserLanguage(acceptLanguage: string | undefined): Language {
  return acceptLanguage === undefined || /(^|[\s,])(it\b|\*)/i.test(acceptLanguage) ? 'it' : 'en';
}
