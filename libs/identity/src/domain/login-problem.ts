/** Why nobody is logged in, as the courtesy page explains it. Stable: the portal has a text for each. */
export const LOGIN_PROBLEMS = [
  'UNKNOWN_IDENTITY_PROVIDER',
  'REGISTRY_NOT_READ',
  'BAD_REQUEST',
  'REQUEST_UNKNOWN',
  'RESPONSE_REFUSED',
  'NOT_A_PERSON',
  'OUR_FAULT',
  'SPID_19',
  'SPID_20',
  'SPID_21',
  'SPID_22',
  'SPID_23',
  'SPID_25',
  'SPID_30',
] as const;
export type LoginProblem = (typeof LOGIN_PROBLEMS)[number];

/** SPID's errors that are about the user; the others below 19 say that our own request was wrong. */
export function problemOfSpidError(error: number): LoginProblem {
  const problem = `SPID_${error}` as LoginProblem;
  if (LOGIN_PROBLEMS.includes(problem)) return problem;
  return error >= 8 && error <= 18 ? 'OUR_FAULT' : 'RESPONSE_REFUSED';
}
