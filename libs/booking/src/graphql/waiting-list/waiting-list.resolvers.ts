import { OfficeWaitingListResolver } from './office-waiting-list.resolver.js';
import { SharedServiceResolver } from './shared-service.resolver.js';
import { WaitingListResolver } from './waiting-list.resolver.js';
import { WaitingOfferResolver } from './waiting-offer.resolver.js';

export const WAITING_LIST_RESOLVERS = [OfficeWaitingListResolver, SharedServiceResolver, WaitingListResolver, WaitingOfferResolver];
