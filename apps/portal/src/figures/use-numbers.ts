import { useLanguage } from '../i18n/use-messages.js';

/** Numbers as the language writes them. */
export interface Numbers {
  readonly whole: (value: number) => string;
  /** With one decimal, where it has one. */
  readonly tenth: (value: number) => string;
  /** A share of the whole: 0.12 is «12 %». */
  readonly share: (value: number) => string;
}

export function useNumbers(): Numbers {
  const locale = useLanguage() === 'it' ? 'it-IT' : 'en-GB';
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return { whole: (value) => whole.format(value), tenth: (value) => tenth.format(value), share: (value) => share.format(value) };
}
