import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { HydratedRouter } from 'react-router/dom';
import { registerMessages } from './i18n/catalogue.js';
import { languageOf } from './i18n/language.js';

/** Only the page's language travels, and of it only what hydrated pages say. */
async function loadMessages(): Promise<void> {
  if (languageOf(location.pathname) === 'en') registerMessages('en', (await import('./i18n/en/interactive.js')).interactive);
  else registerMessages('it', (await import('./i18n/it/interactive.js')).interactive);
}

await loadMessages();
startTransition(() => {
  hydrateRoot(document, <HydratedRouter />);
});
