import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type VisitOverEvent } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { SendRatingLetter } from '../mail/send-rating-letter.js';

/** Somebody was served: they are asked how it went. */
@HandlesJobs(BOOKING_QUEUES.visitOver)
@Injectable()
export class SendRatingLetterHandler implements JobHandler<VisitOverEvent> {
  constructor(private readonly letters: SendRatingLetter) {}

  handle(event: VisitOverEvent): Promise<void> {
    return this.letters.execute(event);
  }
}
