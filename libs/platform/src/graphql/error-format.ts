import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import { TOO_COMPLEX } from './document-limits.js';

/** Of a longer message the middle is left out: it begins with what is wrong and ends with why, and between is what was sent. */
const LONGEST_MESSAGE = 500;

/** Of whoever must log in again to be surer of; `level` says how sure. */
const LEVEL_TOO_LOW = 'LEVEL_TOO_LOW';

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
  LEVEL_TOO_LOW,
  TOO_COMPLEX,
]);

/**
 * Shows a caller the stable part of an error: code, message, position. An unknown error becomes INTERNAL_SERVER_ERROR.
 * @param error as it was thrown: it tells what is the request's own fault where nobody gave it a code.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = codeOf(formatted, error);
  const where = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) };
  if (code === undefined || !STABLE_CODES.has(code)) {
    return { message: 'Something went wrong on our side. Please try again.', ...where, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  }
  const level = code === LEVEL_TOO_LOW ? { level: formatted.extensions?.['level'] } : {};
  return { message: shortened(formatted.message), ...where, extensions: { code, ...level } };
}

function shortened(message: string): string {
  const half = LONGEST_MESSAGE / 2;
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, half)} … ${message.slice(-half)}` : message;
}

function codeOf(formatted: GraphQLFormattedError, error: unknown): string | undefined {
  const code = codeIn(formatted);
  if (!(error instanceof GraphQLError)) return code;
  // A limit says more than the validation that found it broken.
  if (error.originalError instanceof GraphQLError && codeIn(error.originalError) === TOO_COMPLEX) return TOO_COMPLEX;
  if (code !== undefined && code !== 'INTERNAL_SERVER_ERROR') return code;
  if (isAboutAnArgument(error)) return 'BAD_USER_INPUT';
  return isRefusedRequest(error) ? 'BAD_REQUEST' : code;
}

/** What may carry extensions, and may have none: errors of graphql-jit do not. */
interface Extended {
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

function codeIn(error: Extended): string | undefined {
  const code = error.extensions?.['code'];
  return typeof code === 'string' ? code : undefined;
}

/** Resolvers fail at a field; what fails elsewhere in the document is an argument that graphql-js could not take. */
function isAboutAnArgument({ nodes }: GraphQLError): boolean {
  return nodes !== undefined && nodes.length > 0 && nodes.every(({ kind }) => kind !== Kind.FIELD);
}

/** Apollo's own refusals of a request carry a status of 4xx, and not always a code. */
function isRefusedRequest(error: Extended): boolean {
  const { status = 500 } = (error.extensions?.['http'] ?? {}) as { readonly status?: number };
  return status >= 400 && status < 500;
}
