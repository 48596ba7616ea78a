import { RateVisit } from '../../application/ratings/rate-visit.js';
import { ReadFigures } from '../../application/ratings/read-figures.js';
import { ViewVisit } from '../../application/ratings/view-visit.js';
import { VisitBehindLink } from '../../application/ratings/visit-behind-link.js';
import { OfficeFiguresResolver } from './office-figures.resolver.js';
import { AppointmentRatingResolver, TicketRatingResolver } from './rating-token.resolvers.js';
import { VisitResolver } from './visit.resolver.js';

export const RATING_RESOLVERS = [AppointmentRatingResolver, OfficeFiguresResolver, TicketRatingResolver, VisitResolver];

/** The use cases of ratings and of the offices' own figures. */
export const RATING_USE_CASES = [RateVisit, ReadFigures, ViewVisit, VisitBehindLink];
