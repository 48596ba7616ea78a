import type { GraphQLFormattedError } from 'graphql';

/** Codes that callers may rely on. Whatever is not among them is our defect, and says nothing of the inside. */
const STABLE_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'NOT_FOUND',
  'RATE_LIMITED',
  'TENANT_SUSPENDED',
  'UNKNOWN_HOST',
  'TOO_COMPLEX',
]);

/** Shows a caller the stable part of an error: code, message, position. An unknown error becomes INTERNAL_SERVER_ERROR. */
export function formatError(error: GraphQLFormattedError): GraphQLFormattedError {
  const code = typeof error.extensions?.['code'] === 'string' ? error.extensions['code'] : undefined;
  const where = { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) };
  if (code === undefined || !STABLE_CODES.has(code)) {
    return { message: 'Something went wrong on our side. Please try again.', ...where, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  }
  return { message: error.message.slice(0, 500), ...where, extensions: { code } };
}
