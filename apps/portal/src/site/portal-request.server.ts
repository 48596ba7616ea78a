import type { FastifyBaseLogger } from 'fastify';
import { createContext } from 'react-router';

/** Why the server refused a request before any page saw it. */
export interface Refusal {
  readonly status: number;
  readonly kind: 'cross-site' | 'too-large' | 'bad-request' | 'unexpected';
}

/** What the server knows of a request and the pages need. */
export interface PortalRequest {
  readonly apiUrl: string;
  readonly publicOriginTemplate: string | undefined;
  /** Scheme and host as the citizen sees them. */
  readonly origin: string;
  readonly isSecure: boolean;
  /** Headers by which the API learns who asked, through which host, and the session. */
  readonly forwarded: Readonly<Record<string, string>>;
  /** Somebody may be logged in: only then is it worth asking who. */
  readonly hasSession: boolean;
  /** Set-Cookie lines of the API, on their way to the browser. */
  readonly receiveCookies: (cookies: readonly string[]) => void;
  /** The form that was sent. */
  readonly form: URLSearchParams | undefined;
  readonly nonce: string;
  readonly refusal: Refusal | undefined;
  readonly log: FastifyBaseLogger;
  /** Tells the log which route pattern answered. */
  readonly noteRoute: (pattern: string) => void;
}

export const portalRequestContext = createContext<PortalRequest>();
