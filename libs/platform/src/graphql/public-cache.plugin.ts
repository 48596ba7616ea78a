import type { ApolloServerPlugin } from '@apollo/server';
import { type GraphQLSchema, Kind, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { GraphqlContext } from './context.js';
import { PUBLIC_CACHE } from './public-cache.js';

/** Tells the response cache, and nobody outside, that an answer may be kept. */
export const STORE_HEADER = 'casa-store-answer';

/** Marks the answers whose root fields are all public and that hold no error. */
export const publicCachePlugin: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ operation, schema, response }) {
        const { body } = response;
        if (operation && body.kind === 'single' && !body.singleResult.errors && isPublic(operation, schema)) {
          response.http.headers.set(STORE_HEADER, '1');
        }
        return Promise.resolve();
      },
    }),
};

function isPublic(operation: OperationDefinitionNode, schema: GraphQLSchema): boolean {
  if (operation.operation !== OperationTypeNode.QUERY) return false;
  const fields = schema.getQueryType()?.getFields() ?? {};
  return operation.selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && fields[selection.name.value]?.extensions[PUBLIC_CACHE] === true,
  );
}
