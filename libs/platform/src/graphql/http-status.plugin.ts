import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphqlContext } from './context.js';

/**
 * The HTTP status of a well-formed request that could not be executed: no such field, wrong variables, over a limit. It is 400, so that
 * whoever looks at statuses alone sees it; and 200 for a client that asks for application/json by name and for nothing newer, where GraphQL over
 * HTTP wants it (clients of that age take any other status for a broken connection).
 */
export const httpStatusPlugin: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ request, response: { body, http } }) {
        const { status = 200 } = http;
        if (body.kind === 'single' && body.singleResult.data === undefined && status < 500) {
          if (wantsPlainJson(request.http?.headers.get('accept'))) http.status = 200;
          else if (status === 200) http.status = 400;
        }
        return Promise.resolve();
      },
    }),
};

function wantsPlainJson(accept: string | undefined): boolean {
  return accept !== undefined && /application\/json/i.test(accept) && !/application\/graphql-response\+json/i.test(accept);
}
