import { createContext } from 'react-router';
import type { TypedDocumentString } from '../gql/graphql.js';
import type { Language } from '../i18n/language.js';
import type { PortalRequest } from '../site/portal-request.server.js';
import { apiFailure, unavailable, type ApiError } from './failures.server.js';
import { loginNeeded } from './login-needed.server.js';

const TIMEOUT_MS = 10_000;

/** The GraphQL API as one request sees it: that municipality's host, that language, that session. */
export interface ApiClient {
  /** @throws a route error response that the error pages know how to show, or the way to the login */
  execute<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    ...[variables]: Variables extends Record<string, never> ? [] : [Variables]
  ): Promise<Result>;
}

export const apiContext = createContext<ApiClient>();

interface GraphqlAnswer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly ApiError[];
}

export function createApiClient(request: PortalRequest, language: Language, url: URL): ApiClient {
  const headers = {
    ...request.forwarded,
    'accept-language': language,
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
  };
  return {
    async execute<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables?: Variables): Promise<Result> {
      const answer = await post<Result>(request, headers, {
        variables,
        extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(document) } },
      });
      if (answer.errors?.[0] !== undefined) {
        request.log.warn({ codes: answer.errors.map((error) => error.extensions?.code) }, 'API refused a query');
        throw refusalOf(answer.errors[0], request, url);
      }
      if (answer.data === undefined || answer.data === null) throw unavailable();
      return answer.data;
    },
  };
}

function refusalOf(error: ApiError, request: PortalRequest, url: URL): ReturnType<typeof loginNeeded> {
  const { code, level } = error.extensions ?? {};
  if (code === 'UNAUTHENTICATED') return loginNeeded(request, url);
  if (code === 'LEVEL_TOO_LOW') return loginNeeded(request, url, Number(level));
  return apiFailure(error);
}

/** Written beside each document when its types were generated: a trusted document is asked for by it. */
export function hashOf({ __meta__ }: { readonly __meta__?: Readonly<Record<string, unknown>> | undefined }): string {
  return String(__meta__?.['hash']);
}

async function post<Result>(request: PortalRequest, headers: Record<string, string>, body: object): Promise<GraphqlAnswer<Result>> {
  try {
    const response = await fetch(`${request.apiUrl}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    request.receiveCookies(response.headers.getSetCookie());
    return (await response.json()) as GraphqlAnswer<Result>;
  } catch (error) {
    request.log.error({ err: error }, 'API did not answer');
    throw unavailable();
  }
}
