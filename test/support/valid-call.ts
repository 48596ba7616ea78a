/** Variables with which an operation has nothing to complain of; what they name need not be there. */
export type ValidCalls = Readonly<Record<string, () => Record<string, unknown>>>;
