import { Module } from '@nestjs/common';
import { CountFigures } from './count-figures.js';
import { CountDayHandler } from './jobs/count-day.handler.js';
import { CountFiguresHandler } from './jobs/count-figures.handler.js';
import { SendRatingLetterHandler } from './jobs/send-rating-letter.handler.js';
import { SendRatingLetter } from './mail/send-rating-letter.js';

/** What the worker does for ratings and figures. The process binds LETTER_PREFERENCES, MUNICIPALITY_PROFILES, TENANT_IDS and TENANT_INDEX. */
@Module({ providers: [CountFigures, CountDayHandler, CountFiguresHandler, SendRatingLetter, SendRatingLetterHandler] })
export class RatingJobsModule {}
