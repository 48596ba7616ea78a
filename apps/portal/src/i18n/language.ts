/** The languages of the portal, ISO 639-1; Italian lives at the root, the other below its code. */
export const LANGUAGES = ['it', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export function languageOf(pathname: string): Language {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'it';
}

/** The address of an Italian path (`/servizi?x=1`) in a language. */
export function localPath(path: string, language: Language): string {
  if (language === 'it') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

/** The Italian path of a page, whatever language it was asked in. */
export function neutralPath(pathname: string): string {
  return languageOf(pathname) === 'it' ? pathname : pathname.slice('/en'.length) || '/';
}
