import { ok, refused, type Result } from '@casa/kernel';
import type { RefusalCode, SamlRefusal } from './types.js';

/** Carries a refusal out of the depth of a check to the function that was called; nobody outside saml/ ever sees it. */
class Refused extends Error {
  constructor(readonly refusal: SamlRefusal) {
    super(refusal.detail);
  }
}

/** @param detail for the log, without personal data */
export function refuse(code: RefusalCode, detail: string, spidError?: number): never {
  throw new Refused({ code, detail, ...(spidError === undefined ? {} : { spidError }) });
}

/** What the work gives, or the refusal it met. Any other error is a fault of ours and goes on. */
export function settle<Value>(work: () => Value): Result<Value, SamlRefusal> {
  try {
    return ok(work());
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusal);
    throw error;
  }
}
