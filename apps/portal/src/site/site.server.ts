import { createContext, type RouterContextProvider } from 'react-router';
import { apiContext, createApiClient } from '../api/client.server.js';
import { failure } from '../api/failures.server.js';
import { SiteDocument, SiteForPersonDocument, type SiteForPersonQuery } from '../gql/graphql.js';
import { languageOf } from '../i18n/language.js';
import { personView } from './person-view.server.js';
import { portalRequestContext } from './portal-request.server.js';
import type { SiteView } from './site-view.js';

/** The municipality whose portal this is, known before any page begins. */
export const siteContext = createContext<SiteView>();

/** @throws the page that explains why there is no site: unknown host, suspended, API down, request refused. */
export async function openSite(context: Readonly<RouterContextProvider>, url: URL): Promise<void> {
  const request = context.get(portalRequestContext);
  const language = languageOf(url.pathname);
  const api = createApiClient(request, language, url);
  context.set(apiContext, api);
  // Visitors, who are nearly all, cost no question about who they are.
  const answer: SiteForPersonQuery = request.hasSession
    ? await api.execute(SiteForPersonDocument)
    : { ...(await api.execute(SiteDocument)), me: null };
  const { municipality } = answer;
  const site = { municipality, language, person: personView(answer, language, url), origin: request.origin, nonce: request.nonce };
  context.set(siteContext, site);
  if (municipality.status === 'SUSPENDED') throw failure({ kind: 'suspended', name: municipality.name }, 503, site);
  if (request.refusal !== undefined) throw failure({ kind: request.refusal.kind }, request.refusal.status, site);
}
