import { Inject, Injectable } from '@nestjs/common';
import type { OfficeId, ServiceId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK, isId, type LocalizedText } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { type Reader, TenantScope } from '@casa/platform/database';
import { type FigurePeriods, type FigureUnit, periodsUntil } from '../../domain/ratings/figure-periods.js';
import { countOf, type RatingAspect } from '../../domain/ratings/rating.js';
import { hiddenParts, SMALLEST_GROUP } from '../../domain/ratings/small-groups.js';
import { localDay } from '../../domain/zoned-time.js';
import { type AgendaOffice, agendaOffice, agendaOffices } from '../../persistence/agenda/agenda-office.projection.js';
import {
  type CountRow,
  type DeskRow,
  type FigureKey,
  figuresOf,
  type FiguresOf,
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
  /** Whether there are ratings that are too few to be shown. */
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
  async figures(tenantId: TenantId, asked: FiguresAsked): Promise<OfficeFiguresView | undefined> {
    return this.scope.read({ tenantId }, async (reader) => {
      const found = await this.find(reader, tenantId, asked);
      if (!found) return undefined;
      const { office, periods, of } = found;
      const [counts, times, desks] = await Promise.all([
        figuresOf.counts(reader, tenantId, of),
        figuresOf.times(reader, tenantId, of),
        figuresOf.desks(reader, tenantId, of),
      ]);
      return { office, periods, lines: linesOf(counts, times), desks, serviceNames: await namesOf(reader, tenantId, counts) };
    });
  }

  /** In no order that tells when they were written. */
  async comments(tenantId: TenantId, asked: FiguresAsked, after: string | undefined, limit: number): Promise<CommentsView | undefined> {
    return this.scope.read({ tenantId }, async (reader) => {
      const found = await this.find(reader, tenantId, asked);
      if (!found) return undefined;
      const counts = await figuresOf.counts(reader, tenantId, found.of);
      const total = counts.find(({ kind }) => kind === 'TOTAL');
      if (!total || countOf(total.stars) < SMALLEST_GROUP) return { rows: [], count: 0 };
      const named = linesOf(counts, []).filter(({ key, hidesRatings }) => key.kind === 'SERVICE' && !hidesRatings);
      const [{ rows, count }, names] = await Promise.all([
        visitRatings.comments(reader, tenantId, found.of, after, limit),
        namesOf(
          reader,
          tenantId,
          named.map(({ counts: row }) => row),
        ),
      ]);
      const shown = rows.map((row) => {
        const { id, stars, aspect, serviceId } = row;
        const serviceName = names.get(serviceId);
        return { id, stars, aspect, comment: openComment(this.keys, row) ?? '', ...(serviceName && { serviceName }) };
      });
      return { rows: shown, count };
    });
  }

  private async find(
    reader: Reader,
    tenantId: TenantId,
    { officeId, unit, until }: FiguresAsked,
  ): Promise<{ readonly office: AgendaOffice; readonly periods: FigurePeriods; readonly of: FiguresOf } | undefined> {
    const office = isId(officeId) ? await agendaOffice(reader, tenantId, officeId as OfficeId) : undefined;
    if (!office) return undefined;
    const periods = periodsUntil(until ?? localDay(this.clock.now().getTime(), office.timeZone), unit);
    const { firstDay, lastDay } = periods;
    return { office, periods, of: { officeId: office.id, firstDay, lastDay, unit } };
  }
}

function linesOf(counts: readonly CountRow[], times: readonly TimeRow[]): FigureLine[] {
  return (['TOTAL', 'PERIOD', 'SERVICE', 'CHANNEL'] as const).flatMap((kind) => {
    const rows = counts.filter((row) => row.kind === kind);
    const hidden = hiddenParts(rows.map(({ stars }) => countOf(stars)));
    return rows.map((row, part) => ({
      key: row,
      counts: row,
      times: new Map(times.filter((time) => isSame(time, row) && isEnough(time)).map((time) => [time.measure, time])),
      hidesRatings: hidden[part] === true && countOf(row.stars) > 0,
    }));
  });
}

function isSame(one: FigureKey, other: FigureKey): boolean {
  return one.kind === other.kind && one.period === other.period && one.serviceId === other.serviceId && one.channel === other.channel;
}

function isEnough({ measure, count }: TimeRow): boolean {
  return measure === 'FIRST_FREE' || count >= SMALLEST_GROUP;
}

function namesOf(reader: Reader, tenantId: TenantId, rows: readonly CountRow[]): Promise<ReadonlyMap<ServiceId, LocalizedText>> {
  return figuresOf.serviceNames(
    reader,
    tenantId,
    rows.flatMap(({ serviceId }) => (serviceId === null ? [] : [serviceId])),
  );
}
