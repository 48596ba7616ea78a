import { useLocation } from 'react-router';
import { type Messages, messagesIn } from './catalogue.js';
import { type Language, languageOf, localPath } from './language.js';

export function useLanguage(): Language {
  return languageOf(useLocation().pathname);
}

/** The texts of the page's language. */
export function useMessages(): Messages {
  return messagesIn(useLanguage());
}

/** Writes addresses of Italian paths in the page's language. */
export function useLocalPath(): (path: string) => string {
  const language = useLanguage();
  return (path) => localPath(path, language);
}
