import type { RouterContextProvider } from 'react-router';
import { apiContext } from '../api/client.server.js';
import { failure } from '../api/failures.server.js';
import { WaitingEntryDocument, type WaitingEntryDetailsFragment } from '../gql/graphql.js';
import { readWaitingToken } from './waiting-cookies.server.js';

/** An entry its person may see, with its token. @throws the page of the wrong link */
export async function loadEntry(
  context: Readonly<RouterContextProvider>,
  request: Request,
): Promise<{ readonly token: string; readonly entry: WaitingEntryDetailsFragment }> {
  const token = await readWaitingToken(request, 'entry');
  if (token === undefined) throw failure({ kind: 'wrong-link' });
  const { waitingEntry } = await context.get(apiContext).execute(WaitingEntryDocument, { token });
  if (waitingEntry == null) throw failure({ kind: 'wrong-link' });
  return { token, entry: waitingEntry };
}
