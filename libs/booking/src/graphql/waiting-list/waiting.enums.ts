import { registerEnumType } from '@nestjs/graphql';
import { OFFER_STATUSES, WAITING_STATES } from '../../domain/waiting-list/waiting-state.js';
import { asEnum } from '../enums.js';

export const WaitingStateEnum = asEnum(WAITING_STATES);
registerEnumType(WaitingStateEnum, {
  name: 'WaitingState',
  description: 'Where somebody who waits stands.',
  valuesMap: {
    WAITING: { description: 'On the list.' },
    OFFERED: { description: 'On the list, with an offer to answer.' },
    BOOKED: { description: 'Has an appointment by the list.' },
    LEFT: { description: 'Left the list.' },
    ENDED: { description: 'The days are over, or offers were left unanswered.' },
  },
});

export const OfferStatusEnum = asEnum(OFFER_STATUSES);
registerEnumType(OfferStatusEnum, {
  name: 'OfferStatus',
  description: 'What became of an offer of freed time.',
  valuesMap: {
    OPEN: { description: 'Can be answered.' },
    ACCEPTED: { description: 'Is an appointment.' },
    REFUSED: { description: 'Was refused, and went to the next.' },
    LAPSED: { description: 'Was not answered in time, and went to the next.' },
    WITHDRAWN: { description: 'Whom it was made to left the list, or never heard of it.' },
  },
});
