import type { AppointmentId, PersonId } from '@casa/contracts';
import { statement, type Writer } from '@casa/platform/database';

const VIEWED = statement('agenda.record-viewed', `select pg_notify('record_viewed', $1)`);

/** Database notification that somebody opened a record, has it open still, or closed it. */
export const RECORD_VIEWED = 'record_viewed';

/** What it tells: ids alone. */
export interface ViewerNote {
  readonly appointmentId: AppointmentId;
  /** Of this one looking; the same person may look twice. */
  readonly lookingId: string;
  readonly personId: PersonId;
  readonly isThere: boolean;
}

export function announceViewer(writer: Writer, { appointmentId, lookingId, personId, isThere }: ViewerNote): void {
  writer.send(VIEWED, [`${appointmentId} ${lookingId} ${personId} ${isThere}`]);
}
