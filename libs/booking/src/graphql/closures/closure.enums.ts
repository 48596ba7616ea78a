import { documentedEnum } from '@casa/platform/graphql';
import type { MoveStatus } from '../../domain/closures/move-status.js';

export const MoveStatusEnum = documentedEnum<MoveStatus>('MoveStatus', 'How far it is with somebody whose appointment is in a closure.', {
  PENDING: 'Another time is being looked for.',
  PROPOSED: 'Another time is kept for them until they answer.',
  NOTHING_FREE: 'There was no other time to propose; somebody has to find one with them.',
  UNANSWERED: 'They did not answer in time, reminded as they were; somebody has to call them.',
  ACCEPTED: 'They took the time that was proposed.',
  MOVED: 'They chose another time.',
  CANCELLED: 'The appointment was cancelled.',
  WITHDRAWN: 'The closure was ended, and the old time stands.',
});
