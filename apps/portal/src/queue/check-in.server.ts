import type { RouterContextProvider } from 'react-router';
import { apiContext } from '../api/client.server.js';
import { CheckInDocument } from '../gql/graphql.js';
import { contentIn } from '../i18n/catalogue.js';
import { siteContext } from '../site/site.server.js';

const LONGEST = 200;

/**
 * Says that somebody is at the office. Readers of QR codes type the whole address that the code stands for: its last part counts.
 * @returns the link's token of their ticket, or why there is none.
 */
export async function checkIn(
  context: Readonly<RouterContextProvider>,
  typed: string,
): Promise<{ readonly token: string } | { readonly message: string }> {
  const reference = typed.trim().split('/').at(-1)?.slice(0, LONGEST) ?? '';
  if (reference === '') return { message: contentIn(context.get(siteContext).language).queue.arrival.missing };
  const { checkIn: outcome } = await context.get(apiContext).execute(CheckInDocument, { input: { codeOrLink: reference } });
  return outcome.__typename === 'CheckedIn' ? { token: outcome.token } : { message: outcome.message };
}
