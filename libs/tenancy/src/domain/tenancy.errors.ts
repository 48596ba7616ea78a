/** What a use case of this module may refuse. */
export type TenancyErrorCode = 'HOST_TAKEN' | 'UNKNOWN_TENANT';

/** Thrown to whoever operates the platform; its message says what to do. */
export class TenancyError extends Error {
  override readonly name = 'TenancyError';

  constructor(
    readonly code: TenancyErrorCode,
    message: string,
  ) {
    super(message);
  }
}
