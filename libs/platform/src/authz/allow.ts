import { SetMetadata } from '@nestjs/common';
import type { Level } from './caller.js';

export const ALLOW = Symbol('Allow');

/** What a root operation does, in the words of the permissions. */
export interface Permission {
  readonly action: string;
  readonly subject: string;
  /** How surely the caller must have been recognised; 1 unless said otherwise. */
  readonly level: Level;
}

/** Declares which permission a root operation asks for. A root operation that declares none keeps the process from starting. */
export function Allow(action: string, subject: string, { level = 1 }: { readonly level?: Level } = {}): MethodDecorator {
  return SetMetadata(ALLOW, { action, subject, level } satisfies Permission);
}
