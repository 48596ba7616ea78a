/** A failure whose message is for the person at the terminal: printed alone, without a stack; the exit status is 1. */
export class OperatorError extends Error {}
