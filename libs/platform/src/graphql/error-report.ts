import { Logger } from '@nestjs/common';
import type { GraphQLError } from 'graphql';
import type { ApolloServerPlugin } from '@apollo/server';
import { sqlState } from '../database/sql-state.js';
import type { GraphqlContext } from './context.js';

const logger = new Logger('GraphQL');

/**
 * Logs the errors that are our defects: what was thrown and where, never the message of a database error, which quotes the row and with it
 * somebody's data.
 */
export function reportUnexpected(errors: readonly GraphQLError[], requestId: string): void {
  for (const { originalError, path } of errors) {
    if (!originalError || 'extensions' in originalError) continue;
    const state = sqlState(originalError);
    logger.error({
      msg: 'unexpected error in an operation',
      requestId,
      path: path?.join('.'),
      name: originalError.name,
      ...(state ? { sqlState: state } : { message: originalError.message }),
      frames: originalError.stack
        ?.split('\n')
        .filter((line) => line.startsWith('    at '))
        .slice(0, 8),
    });
  }
}

export const errorReportPlugin: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors({ errors, contextValue }) {
        reportUnexpected(errors, contextValue.requestId);
        return Promise.resolve();
      },
    }),
};
