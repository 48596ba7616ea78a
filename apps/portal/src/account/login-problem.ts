/** Why nobody was logged in, as the API calls it; each has its text. */
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

export function isLoginProblem(value: unknown): value is LoginProblem {
  return LOGIN_PROBLEMS.some((problem) => problem === value);
}
