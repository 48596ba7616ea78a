import { useLocation } from 'react-router';
import { contentIn, type ContentMessages, type InteractiveMessages, messagesIn } from './catalogue.js';
import { type Language, languageOf, localPath } from './language.js';

export function useLanguage(): Language {
  return languageOf(useLocation().pathname);
}

/** The texts every page may say, in its language. */
export function useMessages(): InteractiveMessages {
  return messagesIn(useLanguage());
}

/**
 * The texts of pages that do not hydrate: they never reach the browser, so a page with `handle.hydrate` must not ask for them, and leads to those
 * that do by `redirectDocument`.
 */
export function useContent(): ContentMessages {
  return contentIn(useLanguage());
}

/** Writes addresses of Italian paths in the page's language. */
export function useLocalPath(): (path: string) => string {
  const language = useLanguage();
  return (path) => localPath(path, language);
}
