import { data } from 'react-router';
import type { Failure, FailureData, ListedMunicipality } from '../site/failure.js';
import type { SiteView } from '../site/site-view.js';

/** An error of the GraphQL answer; `extensions.code` is stable, the message is not for citizens. */
export interface ApiError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly [key: string]: unknown };
}

const STATUS: Readonly<Record<Failure['kind'], number>> = {
  'unknown-host': 404,
  'not-found': 404,
  'wrong-link': 404,
  suspended: 503,
  unavailable: 503,
  'too-many-requests': 429,
  'bad-request': 400,
  'cross-site': 403,
  forbidden: 403,
  'login-needed': 401,
  'too-large': 413,
  unexpected: 500,
};

/** What a loader or action throws so that the error page can say it. */
export function failure(reason: Failure, status = STATUS[reason.kind], site?: SiteView): ReturnType<typeof data<FailureData>> {
  return data<FailureData>({ failure: reason, ...(site !== undefined && { site }) }, { status });
}

export const notFound = (): ReturnType<typeof failure> => failure({ kind: 'not-found' });
export const unavailable = (): ReturnType<typeof failure> => failure({ kind: 'unavailable' });

/** The API's stable codes, as pages. */
export function apiFailure(error: ApiError): ReturnType<typeof failure> {
  const extensions = error.extensions ?? {};
  switch (extensions.code) {
    case 'UNKNOWN_HOST':
      return failure({ kind: 'unknown-host', municipalities: listed(extensions['municipalities']) });
    case 'TENANT_SUSPENDED':
      return failure({ kind: 'suspended', name: suspendedName(extensions) });
    case 'NOT_FOUND':
      return notFound();
    case 'RATE_LIMITED':
      return failure({ kind: 'too-many-requests' });
    case 'FORBIDDEN':
      return failure({ kind: 'forbidden' });
    case 'BAD_USER_INPUT':
      return failure({ kind: 'bad-request' });
    default:
      return failure({ kind: 'unexpected' });
  }
}

function listed(value: unknown): readonly ListedMunicipality[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) =>
    isRecord(entry) && typeof entry['name'] === 'string' && typeof entry['url'] === 'string' && /^https?:\/\//.test(entry['url'])
      ? [{ name: entry['name'], url: entry['url'] }]
      : [],
  );
}

function suspendedName(extensions: Record<string, unknown>): string | undefined {
  const municipality = isRecord(extensions['municipality']) ? extensions['municipality']['name'] : extensions['name'];
  return typeof municipality === 'string' ? municipality : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
