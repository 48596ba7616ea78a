import { Module } from '@nestjs/common';
import { AcceptOffer } from './accept-offer.js';
import { FreedTime } from './freed-time.js';
import { GiveOfferBack } from './give-offer-back.js';
import { JoinWaitingList } from './join-waiting-list.js';
import { LeaveWaitingList } from './leave-waiting-list.js';
import { OfferBehindLink } from './offer-behind-link.js';
import { ReadOfficeWaitingList } from './read-office-waiting-list.js';
import { ReadSharedServices } from './read-shared-services.js';
import { RefuseOffer } from './refuse-offer.js';
import { ViewOffer } from './view-offer.js';
import { ViewWaitingEntry } from './view-waiting-entry.js';
import { WaitingEntryBehindLink } from './waiting-entry-behind-link.js';

const USE_CASES = [
  AcceptOffer,
  JoinWaitingList,
  LeaveWaitingList,
  ReadOfficeWaitingList,
  ReadSharedServices,
  RefuseOffer,
  ViewOffer,
  ViewWaitingEntry,
];

/** The waiting list as people use it. The process binds TENANT_INDEX and MUNICIPALITY_MAP. */
@Module({ providers: [...USE_CASES, FreedTime, GiveOfferBack, OfferBehindLink, WaitingEntryBehindLink], exports: USE_CASES })
export class WaitingListModule {}
