import { SetMetadata } from '@nestjs/common';

export const ALLOW = Symbol('Allow');

/** What a root operation does, in the words of the permissions. */
export interface Permission {
  readonly action: string;
  readonly subject: string;
}

/** Declares which permission a root operation asks for. A root operation that declares none keeps the process from starting. */
export function Allow(action: string, subject: string): MethodDecorator {
  return SetMetadata(ALLOW, { action, subject } satisfies Permission);
}
