import type { StepRefusal } from '../../domain/agenda/day-steps.js';
import type { AgendaEntry } from '../../persistence/agenda/agenda-entry.projection.js';
import type { AgendaDesk } from '../../persistence/agenda/agenda-office.projection.js';

/** What operators are refused; each is an expected outcome and a member of a result union. */
export type AgendaRefusal =
  | { readonly code: 'NOT_FOUND' }
  /** Somebody else changed it since it was read. */
  | { readonly code: 'CHANGED'; readonly entry: AgendaEntry }
  | { readonly code: 'STEP'; readonly reason: StepRefusal; readonly entry: AgendaEntry }
  /** The operator sits at no desk. */
  | { readonly code: 'NO_DESK' }
  | { readonly code: 'NOBODY_TO_CALL'; readonly nextAt?: Date; readonly timeZone: string }
  | { readonly code: 'DESK_OCCUPIED'; readonly desk: AgendaDesk; readonly name: string; readonly timeZone: string }
  /** Appointments lie inside, or people are booking there this very moment. */
  | { readonly code: 'TIME_NOT_FREE'; readonly entries: readonly AgendaEntry[]; readonly holds: number }
  | { readonly code: 'INVALID'; readonly problems: readonly { readonly path: string; readonly problem: string }[] };
