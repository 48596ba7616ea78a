import { AgendaChange } from '../../application/agenda/agenda-change.js';
import { AgendaWatch } from '../../application/agenda/agenda-watch.js';
import { BlockTime } from '../../application/agenda/block-time.js';
import { BookOnBehalf } from '../../application/agenda/book-on-behalf.js';
import { CallNextAppointment } from '../../application/agenda/call-next-appointment.js';
import { LeaveDesk } from '../../application/agenda/leave-desk.js';
import { ListCitizens } from '../../application/agenda/list-citizens.js';
import { ManageCalendarFeeds } from '../../application/agenda/manage-calendar-feeds.js';
import { NameColleagues } from '../../application/agenda/name-colleagues.js';
import { ReadAgendaRecord } from '../../application/agenda/read-agenda-record.js';
import { ReadAgenda } from '../../application/agenda/read-agenda.js';
import { ReadCalendarFeed } from '../../application/agenda/read-calendar-feed.js';
import { RecordViewers } from '../../application/agenda/record-viewers.js';
import { TakeDayStep } from '../../application/agenda/take-day-step.js';
import { TakeDesk } from '../../application/agenda/take-desk.js';
import { UnblockTime } from '../../application/agenda/unblock-time.js';
import { UndoDayStep } from '../../application/agenda/undo-day-step.js';
import { WatchAgenda } from '../../application/agenda/watch-agenda.js';
import { WriteNote } from '../../application/agenda/write-note.js';
import { ServiceAudit } from '../../application/virtual-desks/service-audit.js';
import { AgendaDeskResolver } from './agenda-desk.resolver.js';
import { AgendaAppointmentFieldsResolver, AgendaBlockFieldsResolver, AgendaDeskFieldsResolver } from './agenda-fields.resolver.js';
import { AgendaStepResolver } from './agenda-step.resolver.js';
import { AgendaResolver } from './agenda.resolver.js';
import { CalendarFeedResolver } from './calendar-feed.resolver.js';

export const AGENDA_RESOLVERS = [
  AgendaAppointmentFieldsResolver,
  AgendaBlockFieldsResolver,
  AgendaDeskFieldsResolver,
  AgendaDeskResolver,
  AgendaResolver,
  AgendaStepResolver,
  CalendarFeedResolver,
];

/** The use cases of the operators' day. The process binds STAFF_DIRECTORY. */
export const AGENDA_USE_CASES = [
  AgendaChange,
  AgendaWatch,
  BlockTime,
  BookOnBehalf,
  CallNextAppointment,
  LeaveDesk,
  ListCitizens,
  ManageCalendarFeeds,
  NameColleagues,
  ReadAgenda,
  ReadAgendaRecord,
  ReadCalendarFeed,
  RecordViewers,
  ServiceAudit,
  TakeDayStep,
  TakeDesk,
  UnblockTime,
  UndoDayStep,
  WatchAgenda,
  WriteNote,
];
