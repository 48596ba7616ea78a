import { parse } from 'bowser';

/** What a person would call the device they log in with: «Firefox, Android». Never the whole header: it tells too much. */
export function deviceOf(userAgent: string | undefined): string {
  const { browser, os } = parse(userAgent || '-');
  return [browser.name, os.name].filter(Boolean).join(', ') || '?';
}
