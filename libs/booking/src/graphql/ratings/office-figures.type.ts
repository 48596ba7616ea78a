import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { inLanguage, type Language } from '@casa/kernel';
import { connectionOf, DateScalar } from '@casa/platform/graphql';
import type { CommentView, FigureLine, OfficeFiguresView, TimeRow } from '../../application/ratings/read-figures.js';
import type { FigureUnit } from '../../domain/ratings/figure-periods.js';
import { countOf, meanOf, type RatingAspect } from '../../domain/ratings/rating.js';
import type { VisitChannel } from '../../domain/ratings/visit.js';
import { AgendaOfficeType, toAgendaOffice } from '../agenda/agenda.type.js';
import { FigureUnitEnum, RatingAspectEnum, VisitChannelEnum } from './rating.enums.js';

@ObjectType('TimeFigures', { description: 'How long something took the people it took any time.' })
export class TimeFiguresType {
  @Field(() => Int, { description: 'Of how many it is known.' })
  count!: number;

  @Field(() => Float, { description: 'Half of them took no longer (median).' })
  median!: number;

  @Field(() => Float, { description: 'Nine of ten took no longer (90th percentile).' })
  ninth!: number;
}

@ObjectType('RatingFigures', { description: 'What at least five people thought.' })
export class RatingFiguresType {
  @Field(() => Int, { description: 'How many.' })
  count!: number;

  @Field(() => Float, { description: 'Stars on average, 1 to 5.' })
  mean!: number;

  @Field(() => [Int], { description: 'How many gave one star, two, three, four, five.' })
  stars!: readonly number[];
}

@ObjectType('VisitFigures', {
  description:
    'What went on. Of people no fewer than five are told of together, and of whoever serves them nothing (law 300/1970, art. 4): there are no figures of an operator.',
})
export class VisitFiguresType {
  @Field(() => Int, { description: 'Appointments of those days, also cancelled ones.' })
  booked!: number;

  @Field(() => Int, { description: 'People served, with an appointment or with a number.' })
  served!: number;

  @Field(() => Int, { description: 'People who were expected, or called, and not there.' })
  noShows!: number;

  @Field(() => Int, { description: 'Appointments that were cancelled.' })
  cancelled!: number;

  @Field(() => Int, { description: 'Offers of the waiting list that became appointments.' })
  offersAccepted!: number;

  @Field(() => Int, { description: 'Offers that were refused.' })
  offersRefused!: number;

  @Field(() => Int, { description: 'Offers that were not answered in time.' })
  offersLapsed!: number;

  @Field(() => TimeFiguresType, {
    nullable: true,
    description: 'Minutes from arriving, or taking the number, to the call; null: of fewer than five.',
  })
  waitMinutes!: TimeFiguresType | null;

  @Field(() => TimeFiguresType, { nullable: true, description: 'Minutes from beginning to end; null: of fewer than five.' })
  serviceMinutes!: TimeFiguresType | null;

  @Field(() => TimeFiguresType, { nullable: true, description: 'Days from booking to the appointment; null: of fewer than five.' })
  leadDays!: TimeFiguresType | null;

  @Field(() => TimeFiguresType, {
    nullable: true,
    description: 'How many days away the first free start was, looked at once a day; null where it was never known.',
  })
  firstFreeDays!: TimeFiguresType | null;

  @Field(() => RatingFiguresType, {
    nullable: true,
    description:
      'Of weeks or months that can be rated no more, which is two weeks after their end, and that at least five rated; null: of none. What is told of several is the sum of what is told of each.',
  })
  ratings!: RatingFiguresType | null;

  @Field({
    description: 'Whether people rated, and too few in each week or month for any of it to be shown.',
  })
  hidesRatings!: boolean;
}

@ObjectType('PeriodFigures', { description: 'A week or a month.' })
export class PeriodFiguresType {
  @Field(() => DateScalar, { description: 'Its first day.' })
  firstDay!: string;

  @Field(() => VisitFiguresType, { nullable: true, description: 'Null: nothing went on.' })
  figures!: VisitFiguresType | null;
}

@ObjectType('ServiceFigures', { description: 'A service.' })
export class ServiceFiguresType {
  @Field(() => ID, { description: 'Which.' })
  serviceId!: string;

  @Field({ description: 'Its name.' })
  serviceName!: string;

  @Field(() => VisitFiguresType, { description: 'Its figures.' })
  figures!: VisitFiguresType;
}

@ObjectType('ChannelFigures', { description: 'A way to be served.' })
export class ChannelFiguresType {
  @Field(() => VisitChannelEnum, { description: 'Which.' })
  channel!: VisitChannel;

  @Field(() => VisitFiguresType, { description: 'Its figures.' })
  figures!: VisitFiguresType;
}

@ObjectType('DeskFigures', {
  description: 'How much went on at a desk. Neither times nor ratings: a desk is often one person (law 300/1970, art. 4).',
})
export class DeskFiguresType {
  @Field(() => ID, { description: 'Which.' })
  deskId!: string;

  @Field({ description: 'Its name.' })
  deskName!: string;

  @Field(() => Int, { description: 'Appointments, also cancelled ones.' })
  booked!: number;

  @Field(() => Int, { description: 'People served.' })
  served!: number;

  @Field(() => Int, { description: 'People who were not there.' })
  noShows!: number;

  @Field(() => Int, { description: 'Cancelled appointments.' })
  cancelled!: number;
}

@ObjectType('OfficeFigures', {
  description: 'What went on at an office over some weeks or months, as it was counted within the last hour.',
})
export class OfficeFiguresType {
  @Field(() => AgendaOfficeType, { description: 'The office.' })
  office!: AgendaOfficeType;

  @Field(() => FigureUnitEnum, { description: 'By weeks or by months.' })
  unit!: FigureUnit;

  @Field(() => DateScalar, { description: 'First day of the first.' })
  firstDay!: string;

  @Field(() => DateScalar, { description: 'Last day of the last.' })
  lastDay!: string;

  @Field(() => VisitFiguresType, { nullable: true, description: 'All of them together; null: nothing went on.' })
  total!: VisitFiguresType | null;

  @Field(() => [PeriodFiguresType], { description: 'One after the other.' })
  periods!: readonly PeriodFiguresType[];

  @Field(() => [ServiceFiguresType], { description: 'Service by service.' })
  services!: readonly ServiceFiguresType[];

  @Field(() => [ChannelFiguresType], { description: 'By how people were served.' })
  channels!: readonly ChannelFiguresType[];

  @Field(() => [DeskFiguresType], { description: 'Desk by desk.' })
  desks!: readonly DeskFiguresType[];
}

@ObjectType('VisitComment', { description: 'What somebody wrote of a visit. Neither the day nor who they were is told.' })
export class VisitCommentType {
  @Field(() => ID, { description: 'Of the comment, and of nothing else.' })
  id!: string;

  @Field(() => Int, { description: 'The stars they gave.' })
  stars!: number;

  @Field(() => RatingAspectEnum, { nullable: true, description: 'What was good, or difficult.' })
  aspect!: RatingAspect | null;

  @Field({ description: 'Their words.' })
  comment!: string;

  @Field(() => String, { nullable: true, description: 'The service; null where so few rated it that month that they would be recognised.' })
  serviceName!: string | null;
}

export const VisitCommentConnection = connectionOf(VisitCommentType, 'VisitComment');

export function toOfficeFigures({ office, periods, lines, desks, serviceNames }: OfficeFiguresView, language: Language): OfficeFiguresType {
  const { unit, firstDay, lastDay, starts } = periods;
  const total = lines.find(({ key }) => key.kind === 'TOTAL');
  return {
    ...{ office: toAgendaOffice(office, language), unit, firstDay, lastDay },
    total: total ? toFigures(total) : null,
    periods: starts.map((start) => {
      const line = lines.find(({ key }) => key.period === start);
      return { firstDay: start, figures: line ? toFigures(line) : null };
    }),
    services: lines.flatMap((line) => {
      const { serviceId } = line.key;
      const name = serviceId && serviceNames.get(serviceId);
      return name ? [{ serviceId, serviceName: inLanguage(name, language), figures: toFigures(line) }] : [];
    }),
    channels: lines.flatMap((line) => (line.key.channel === null ? [] : [{ channel: line.key.channel, figures: toFigures(line) }])),
    desks: desks.map(({ id, name, ...counts }) => ({ deskId: id, deskName: name, ...counts })),
  };
}

export function toComment({ id, stars, aspect, comment, serviceName }: CommentView, language: Language): VisitCommentType {
  return { id, stars, aspect, comment, serviceName: serviceName ? inLanguage(serviceName, language) : null };
}

function toFigures({ counts, times, stars, hidesRatings }: FigureLine): VisitFiguresType {
  const { booked, served, noShows, cancelled, offersAccepted, offersRefused, offersLapsed } = counts;
  const mean = meanOf(stars);
  return {
    ...{ booked, served, noShows, cancelled, offersAccepted, offersRefused, offersLapsed, hidesRatings },
    waitMinutes: toTimes(times.get('WAIT')),
    serviceMinutes: toTimes(times.get('SERVICE')),
    leadDays: toTimes(times.get('LEAD')),
    firstFreeDays: toTimes(times.get('FIRST_FREE')),
    ratings: mean === undefined ? null : { count: countOf(stars), mean, stars },
  };
}

function toTimes(row: TimeRow | undefined): TimeFiguresType | null {
  return row ? { count: row.count, median: row.median, ninth: row.ninth } : null;
}
