import { Inject, Injectable } from '@nestjs/common';
import type { OfficeId, ServiceId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK, isId, type LocalizedText } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { type Reader, TenantScope } from '@casa/platform/database';
import { type FigurePeriods, type FigureUnit, firstOpenToRating, periodsUntil } from '../../domain/ratings/figure-periods.js';
import { countOf, type RatingAspect, type StarCounts, sumOf } from '../../domain/ratings/rating.js';
import { shownParts, SMALLEST_GROUP } from '../../domain/ratings/small-groups.js';
import { addDays, localDay } from '../../domain/zoned-time.js';
import { type AgendaOffice, agendaOffice, agendaOffices } from '../../persistence/agenda/agenda-office.projection.js';
import {
  type CountRow,
  type DeskRow,
  type FigureKey,
  figuresOf,
  type FiguresOf,
  type StarRow,
  type TimeMeasure,
  type TimeRow,
} from '../../persistence/ratings/office-figures.projection.js';
import { openComment, visitRatings } from '../../persistence/ratings/visit-rating.repository.js';

export type { TimeRow } from '../../persistence/ratings/office-figures.projection.js';

/** Whose figures, and of when. */
export interface FiguresAsked {
  readonly officeId: string;
  readonly unit: FigureUnit;
  /** A day of the last week or month; today when absent. */
  readonly until: string | undefined;
}

/** What went on in a week or month, at a service, by a channel. */
export interface FigureLine {
  readonly key: FigureKey;
  readonly counts: CountRow;
  /** Of what at least five people tell; how far away the first free start was is public. */
  readonly times: ReadonlyMap<TimeMeasure, TimeRow>;
  /** Of the weeks or months that can be rated no more, as far as it is shown. */
  readonly stars: StarCounts;
  /** Whether people rated, and too few at a time for any of it to be shown. */
  readonly hidesRatings: boolean;
}

export interface OfficeFiguresView {
  readonly office: AgendaOffice;
  readonly periods: FigurePeriods;
  readonly lines: readonly FigureLine[];
  readonly desks: readonly DeskRow[];
  readonly serviceNames: ReadonlyMap<ServiceId, LocalizedText>;
}

/** What somebody wrote of a visit. Neither the day nor who they were is told. */
export interface CommentView {
  readonly id: string;
  readonly stars: number;
  readonly aspect: RatingAspect | null;
  readonly comment: string;
  /** Undefined where so few rated the service that they would be recognised. */
  readonly serviceName?: LocalizedText;
}

export interface CommentsView {
  /** One more than a page when there are more. */
  readonly rows: readonly CommentView[];
  readonly count: number;
}

/** The figures of an office, as they were counted last. Neither people nor those who serve them are told apart. */
@Injectable()
export class ReadFigures {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  offices(tenantId: TenantId): Promise<AgendaOffice[]> {
    return this.scope.read({ tenantId }, (reader) => agendaOffices(reader, tenantId));
  }

  /** @returns undefined for an office that is not there. */
  async figures(tenantId: TenantId, { officeId, unit, until }: FiguresAsked): Promise<OfficeFiguresView | undefined> {
    return this.scope.read({ tenantId }, async (reader) => {
      const found = await this.find(reader, tenantId, officeId);
      if (!found) return undefined;
      const { office, today } = found;
      const periods = periodsUntil(until ?? today, unit);
      const of = figuresIn(office, periods);
      const [counts, stars, times, desks] = await Promise.all([
        figuresOf.counts(reader, tenantId, of),
        figuresOf.stars(reader, tenantId, of, firstOpenToRating(today, unit)),
        figuresOf.times(reader, tenantId, of),
        figuresOf.desks(reader, tenantId, of),
      ]);
      return { office, periods, lines: linesOf(counts, stars, times), desks, serviceNames: await namesOf(reader, tenantId, counts) };
    });
  }

  /** Of the last twelve months that can be rated no more, in no order that tells when they were written. */
  async comments(tenantId: TenantId, officeId: string, after: string | undefined, limit: number): Promise<CommentsView | undefined> {
    return this.scope.read({ tenantId }, async (reader) => {
      const found = await this.find(reader, tenantId, officeId);
      if (!found) return undefined;
      const open = firstOpenToRating(found.today, 'MONTH');
      const of = figuresIn(found.office, periodsUntil(addDays(open, -1), 'MONTH'));
      const shown = [...shownOf(await figuresOf.stars(reader, tenantId, of, open))];
      const months = shown.flatMap(({ kind, period }) => (kind === 'PERIOD' ? [period] : []));
      const [{ rows, count }, names] = await Promise.all([
        visitRatings.comments(reader, tenantId, { officeId: of.officeId, months }, after, limit),
        namesOf(reader, tenantId, shown),
      ]);
      const views = rows.map((row) => {
        const { id, stars, aspect, serviceId, month } = row;
        const isNamed = shown.some((part) => part.period === month && part.serviceId === serviceId);
        const serviceName = isNamed ? names.get(serviceId) : undefined;
        return { id, stars, aspect, comment: openComment(this.keys, row) ?? '', ...(serviceName && { serviceName }) };
      });
      return { rows: views, count };
    });
  }

  /** @returns undefined for an office that is not there. */
  private async find(
    reader: Reader,
    tenantId: TenantId,
    officeId: string,
  ): Promise<{ readonly office: AgendaOffice; readonly today: string } | undefined> {
    const office = isId(officeId) ? await agendaOffice(reader, tenantId, officeId as OfficeId) : undefined;
    return office && { office, today: localDay(this.clock.now().getTime(), office.timeZone) };
  }
}

function figuresIn({ id: officeId }: AgendaOffice, { firstDay, lastDay, unit }: FigurePeriods): FiguresOf {
  return { officeId, firstDay, lastDay, unit };
}

function linesOf(counts: readonly CountRow[], given: readonly StarRow[], times: readonly TimeRow[]): FigureLine[] {
  const shown = shownOf(given);
  return (['TOTAL', 'PERIOD', 'SERVICE', 'CHANNEL'] as const).flatMap((kind) => {
    const rows = counts.filter((row) => row.kind === kind);
    return rows.map((row) => {
      const its = given.filter((part) => isPartOf(part, row) && countOf(part.stars) > 0);
      const stars = sumOf(its.filter((part) => shown.has(part)).map((part) => part.stars));
      return {
        key: row,
        counts: row,
        times: new Map(times.filter((time) => isSame(time, row) && isEnough(time)).map((time) => [time.measure, time])),
        stars,
        hidesRatings: its.length > 0 && countOf(stars) === 0,
      };
    });
  });
}

/** Each week or month is judged by itself: what is told of several is the sum of what is shown of each. */
function shownOf(given: readonly StarRow[]): ReadonlySet<StarRow> {
  return shownParts(
    given,
    ({ kind, period }) => `${kind} ${period}`,
    ({ stars }) => countOf(stars),
  );
}

function isPartOf(part: StarRow, line: FigureKey): boolean {
  if (line.kind === 'TOTAL') return part.kind === 'PERIOD';
  return isSame({ ...part, period: line.period === null ? null : part.period }, line);
}

function isSame(one: FigureKey, other: FigureKey): boolean {
  return one.kind === other.kind && one.period === other.period && one.serviceId === other.serviceId && one.channel === other.channel;
}

function isEnough({ measure, count }: TimeRow): boolean {
  return measure === 'FIRST_FREE' || count >= SMALLEST_GROUP;
}

function namesOf(reader: Reader, tenantId: TenantId, rows: readonly FigureKey[]): Promise<ReadonlyMap<ServiceId, LocalizedText>> {
  return figuresOf.serviceNames(
    reader,
    tenantId,
    rows.flatMap(({ serviceId }) => (serviceId === null ? [] : [serviceId])),
  );
}
