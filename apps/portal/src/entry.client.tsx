import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { HydratedRouter } from 'react-router/dom';
import { registerMessages } from './i18n/catalogue.js';
import { languageOf } from './i18n/language.js';

/** Only the catalogue of the page's language travels. */
async function loadMessages(): Promise<void> {
  if (languageOf(location.pathname) === 'en') registerMessages('en', (await import('./i18n/en/index.js')).en);
  else registerMessages('it', (await import('./i18n/it/index.js')).it);
}

await loadMessages();
startTransition(() => {
  hydrateRoot(document, <HydratedRouter />);
});
