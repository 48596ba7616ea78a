/** A failure whose message is written for the person at the terminal: it is printed alone, without a stack. */
export class ExplainedError extends Error {
  override readonly name = 'ExplainedError';
}

/** What to print for a failure: a message as it is, anything unexpected with its stack. */
export function describeFailure(error: unknown): string {
  if (error instanceof ExplainedError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
