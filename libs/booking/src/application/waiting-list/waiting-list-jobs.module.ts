import { Module } from '@nestjs/common';
import { CloseDueOffer } from './close-due-offer.js';
import { EndWaitingEntry } from './end-waiting-entry.js';
import { CloseDueOfferHandler } from './jobs/close-due-offer.handler.js';
import { EndWaitingEntryHandler } from './jobs/end-waiting-entry.handler.js';
import { OfferFreedTimeHandler } from './jobs/offer-freed-time.handler.js';
import { SendJoinedLetter } from './jobs/send-joined-letter.handler.js';
import { SendOfferLetter } from './jobs/send-offer-letter.handler.js';
import { SpreadWaitingEntryHandler } from './jobs/spread-waiting-entry.handler.js';
import { FreedTime } from './freed-time.js';
import { GiveOfferBack } from './give-offer-back.js';
import { SendWaitingLetter } from './mail/send-waiting-letter.js';
import { OfferBehindLink } from './offer-behind-link.js';
import { OfferFreedTime } from './offer-freed-time.js';
import { SpreadWaitingEntry } from './spread-waiting-entry.js';

/** What the worker does for the waiting list. The process binds LETTER_PREFERENCES, MUNICIPALITY_PROFILES, MUNICIPALITY_MAP and TENANT_INDEX. */
@Module({
  providers: [
    ...[CloseDueOffer, EndWaitingEntry, FreedTime, GiveOfferBack],
    ...[OfferBehindLink, OfferFreedTime, SendWaitingLetter, SpreadWaitingEntry],
    ...[CloseDueOfferHandler, EndWaitingEntryHandler, OfferFreedTimeHandler, SendJoinedLetter, SendOfferLetter, SpreadWaitingEntryHandler],
  ],
})
export class WaitingListJobsModule {}
