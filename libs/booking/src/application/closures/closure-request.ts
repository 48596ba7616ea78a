import type { OfficeId } from '@casa/contracts';
import { isId } from '@casa/kernel';
import type { Reader } from '@casa/platform/database';
import { agendaDesk, agendaOffice } from '../../persistence/agenda/agenda-office.projection.js';
import type { ClosedTime } from '../../persistence/closures/office-closure.repository.js';
import type { ClosureManager } from './closure-manager.js';

/** What somebody wants to close. */
export interface ClosureRequest {
  /** Null: the whole municipality. */
  readonly officeId: string | null;
  /** Null: every desk. */
  readonly deskId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What may be closed by whom, and what lets them. */
export interface AllowedClosure {
  readonly time: ClosedTime;
  readonly allowedBy: string;
}

/** @returns undefined for what is not there, or not theirs to close. */
export async function allowedClosure(
  reader: Reader,
  { tenantId, allowedAt }: ClosureManager,
  { officeId, deskId, startsAt, endsAt }: ClosureRequest,
): Promise<AllowedClosure | undefined> {
  if ((officeId !== null && !isId(officeId)) || (deskId !== null && !isId(deskId))) return undefined;
  const desk = deskId === null ? undefined : await agendaDesk(reader, tenantId, deskId);
  if (deskId !== null && (!desk || (officeId !== null && desk.officeId !== officeId))) return undefined;
  const closed = desk?.officeId ?? (officeId as OfficeId | null);
  if (closed !== null && !(await agendaOffice(reader, tenantId, closed))) return undefined;
  const allowedBy = allowedAt('close', closed);
  return allowedBy === undefined ? undefined : { time: { officeId: closed, deskId: desk?.id ?? null, startsAt, endsAt }, allowedBy };
}
