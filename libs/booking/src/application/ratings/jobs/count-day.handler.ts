import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type FiguresDueEvent } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { CountFigures } from '../count-figures.js';

/** Something of a day counts from now on: its figures are counted anew. */
@HandlesJobs(BOOKING_QUEUES.figuresDue)
@Injectable()
export class CountDayHandler implements JobHandler<FiguresDueEvent> {
  constructor(private readonly figures: CountFigures) {}

  handle(event: FiguresDueEvent): Promise<void> {
    return this.figures.day(event);
  }
}
