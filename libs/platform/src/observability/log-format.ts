import type { LogFn, Logger, LoggerOptions } from 'pino';

/** Whatever an object is called that holds one of these, at whatever depth, its value is never written. */
const NEVER_WRITTEN = new Set(
  [
    ...['password', 'secret', 'token', 'authorization', 'cookie', 'key'],
    ...['email', 'givenName', 'familyName', 'fullName', 'surname', 'address', 'phone', 'fiscalCode', 'ip', 'remoteAddress'],
    ...['headers', 'query', 'url', 'body', 'variables', 'parameters', 'detail', 'where'],
  ].map((name) => name.toLowerCase()),
);

/** The fields of an error that are safe: a database error's `detail` quotes the row, and with it somebody's data. */
interface WrittenError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | undefined;
  readonly stack?: string | undefined;
}

/**
 * How every line is written: requests, responses and errors by a list of what may be said, everything else without the fields
 * that have no business in a log. (Pino's own redaction knows fixed depths only, and took 25 µs a line at a depth of three.)
 */
export function logFormat(level: string): LoggerOptions {
  return {
    level,
    // Lines about requests are made by RequestLog; what a library hands over besides is nobody's to write.
    serializers: { req: () => undefined, res: () => undefined, err: writtenError, error: writtenError },
    formatters: { level: (label) => ({ level: label }), log: withoutPersonalData },
    hooks: { logMethod: withoutErrorAsMessage },
    base: null,
  };
}

/** Pino takes the message of an error for the line's own when it has none. */
function withoutErrorAsMessage(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first, message] = args as [unknown, string | undefined];
  const isError = first instanceof Error || (typeof first === 'object' && first !== null && 'err' in first && !('msg' in first));
  if (isError && message === undefined) method.call(this, first, 'error');
  else method.apply(this, args);
}

function withoutPersonalData(line: Record<string, unknown>): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(line)) {
    if (!NEVER_WRITTEN.has(name.toLowerCase())) written[name] = withoutPersonalDataInside(value);
  }
  return written;
}

/** Errors are left to their serializer. */
function withoutPersonalDataInside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPersonalDataInside);
  const isPlain = typeof value === 'object' && value !== null && !(value instanceof Error) && !(value instanceof Date);
  return isPlain ? withoutPersonalData(value as Record<string, unknown>) : value;
}

/** The message of a database error quotes what was sent to it: its SQLSTATE is said instead. */
function writtenError(error: unknown): WrittenError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error object' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const isDatabaseError = code !== undefined && /^[0-9A-Z]{5}$/.test(code);
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '));
  return { type: error.name, message: isDatabaseError ? `database error ${code}` : error.message, code, stack: frames?.join('\n') };
}
