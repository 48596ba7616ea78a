import { Module } from '@nestjs/common';
import { FreedTime } from '../waiting-list/freed-time.js';
import { CloseDueMove } from './close-due-move.js';
import { CloseDueMoveHandler } from './jobs/close-due-move.handler.js';
import { ProposeMoveHandler } from './jobs/propose-move.handler.js';
import { SendProposal } from './jobs/send-proposal.handler.js';
import { SendWithdrawal } from './jobs/send-withdrawal.handler.js';
import { SendMoveLetter } from './mail/send-move-letter.js';
import { MoveBehindLink } from './move-behind-link.js';
import { ProposeMove } from './propose-move.js';

/** What the worker does for closures. The process binds LETTER_PREFERENCES, MUNICIPALITY_PROFILES and TENANT_INDEX. */
@Module({
  providers: [
    ...[CloseDueMove, FreedTime, MoveBehindLink, ProposeMove, SendMoveLetter],
    ...[CloseDueMoveHandler, ProposeMoveHandler, SendProposal, SendWithdrawal],
  ],
})
export class ClosureJobsModule {}
