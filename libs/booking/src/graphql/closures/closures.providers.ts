import { AnswerMove } from '../../application/closures/answer-move.js';
import { CloseOffices } from '../../application/closures/close-offices.js';
import { EndClosure } from '../../application/closures/end-closure.js';
import { MoveBehindLink } from '../../application/closures/move-behind-link.js';
import { PreviewClosure } from '../../application/closures/preview-closure.js';
import { ReadClosures } from '../../application/closures/read-closures.js';
import { ViewMove } from '../../application/closures/view-move.js';
import { ClosurePersonResolver } from './closure-person.resolver.js';
import { ClosureResolver } from './closure.resolver.js';
import { MoveResolver } from './move.resolver.js';
import { AgendaAppointmentMoveResolver, AppointmentMoveResolver, MyAppointmentMoveResolver } from './to-move-fields.resolver.js';

export const CLOSURE_RESOLVERS = [
  AgendaAppointmentMoveResolver,
  AppointmentMoveResolver,
  ClosurePersonResolver,
  ClosureResolver,
  MoveResolver,
  MyAppointmentMoveResolver,
];

/** The use cases of closures with appointments inside. */
export const CLOSURE_USE_CASES = [AnswerMove, CloseOffices, EndClosure, MoveBehindLink, PreviewClosure, ReadClosures, ViewMove];
