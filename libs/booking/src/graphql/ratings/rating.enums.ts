import { documentedEnum } from '@casa/platform/graphql';
import type { FigureUnit } from '../../domain/ratings/figure-periods.js';
import type { RatingAspect } from '../../domain/ratings/rating.js';
import type { VisitChannel } from '../../domain/ratings/visit.js';

export const RatingAspectEnum = documentedEnum<RatingAspect>(
  'RatingAspect',
  'What of a visit was good, with four or five stars, or difficult, with fewer: the answers of the Modello Comuni.',
  {
    CLARITY: 'How clear the indications were.',
    COMPLETENESS: 'How complete they were.',
    ORIENTATION: 'Whether one knew to be on the right way.',
    TECHNOLOGY: 'Whether there were technical problems.',
    OTHER: 'Something else.',
  },
);

export const VisitChannelEnum = documentedEnum<VisitChannel>('VisitChannel', 'How somebody was served.', {
  IN_PERSON: 'By an appointment at the office.',
  TELEPHONE: 'By an appointment on the telephone.',
  VIDEO: 'By an appointment in the video room.',
  WALK_IN: 'With a number of the waiting room and no appointment.',
});

export const FigureUnitEnum = documentedEnum<FigureUnit>('FigureUnit', 'By which stretches of time figures are told.', {
  WEEK: 'Monday to Sunday (ISO 8601).',
  MONTH: 'Calendar months.',
});
