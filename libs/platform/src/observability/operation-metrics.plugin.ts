import type { ApolloServerPlugin } from '@apollo/server';
import type { Metrics, OperationOutcome } from './metrics.js';

const OUR_FAULT = 'INTERNAL_SERVER_ERROR';

/**
 * Times GraphQL operations. Names are measured only of documents that are known (the portal's): anyone may send others, and every new
 * name would be a new series.
 */
export function operationMetricsPlugin(metrics: Metrics, isKnown: (document: string) => boolean): ApolloServerPlugin {
  return {
    requestDidStart: () => {
      const begin = process.hrtime.bigint();
      return Promise.resolve({
        willSendResponse({ source, operationName, response }) {
          const name = isKnown(source) ? (operationName ?? 'unnamed') : 'other';
          const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
          const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
          metrics.operationEnded(name, outcomeOf(errors.map(({ extensions }) => extensions?.['code'])), seconds);
          return Promise.resolve();
        },
      });
    },
  };
}

function outcomeOf(codes: readonly unknown[]): OperationOutcome {
  if (codes.length === 0) return 'answered';
  return codes.includes(OUR_FAULT) ? 'failed' : 'refused';
}
