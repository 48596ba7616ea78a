import { Module } from '@nestjs/common';
import { SendContactConfirmation } from './send-contact-confirmation.handler.js';
import { SendDelegationLetters } from './send-delegation-letters.handler.js';
import { SendInvitation } from './send-invitation.handler.js';

/** The letters of identity, for the worker. The process binds MUNICIPALITY_PROFILES. */
@Module({ providers: [SendContactConfirmation, SendDelegationLetters, SendInvitation] })
export class IdentityMailModule {}
