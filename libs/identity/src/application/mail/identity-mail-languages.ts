import type { Language } from '@casa/kernel';
import { ENGLISH } from './identity-mail-texts.en.js';
import { ITALIAN } from './identity-mail-texts.it.js';
import type { IdentityMailTexts } from './identity-mail-texts.js';

export const IDENTITY_MAIL_TEXTS: Readonly<Record<Language, IdentityMailTexts>> = { it: ITALIAN, en: ENGLISH };
