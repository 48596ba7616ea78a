import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { GraphqlContext } from './context.js';

/** By HTTP come queries and mutations. A subscription that came here would be executed as if it were a query, past who may listen. */
export const httpOperationsPlugin: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ operation }) {
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return Promise.resolve();
        throw new GraphQLError('Subscriptions go by WebSocket.', { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
      },
    }),
};
