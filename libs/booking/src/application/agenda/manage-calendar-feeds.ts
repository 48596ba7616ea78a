import { Inject, Injectable } from '@nestjs/common';
import type { CalendarFeedId, OfficeId } from '@casa/contracts';
import { type Clock, CLOCK, isId, newId, ok, refused, type Result } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { agendaDesk, agendaOffice } from '../../persistence/agenda/agenda-office.projection.js';
import { type CalendarFeed, calendarFeeds } from '../../persistence/agenda/calendar-feed.repository.js';
import { CALENDAR_FEED } from '../references.js';
import type { AgendaOperator } from './agenda-operator.js';

/** A calendar with its address. */
export interface FeedWithToken extends CalendarFeed {
  readonly token: string;
}

type Outcome = Result<FeedWithToken, { readonly code: 'NOT_FOUND' }>;

/** The calendars an operator subscribes to with a program of their own: each has an address that opens it without login, and can be revoked. */
@Injectable()
export class ManageCalendarFeeds {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those of offices that are still the operator's. */
  async list({ tenantId, personId, allowedAt }: AgendaOperator): Promise<FeedWithToken[]> {
    const feeds = await this.scope.read({ tenantId }, (reader) => calendarFeeds.ofPerson(reader, tenantId, personId));
    return feeds.filter(({ officeId }) => allowedAt('read', officeId) !== undefined).map((feed) => this.withToken(tenantId, feed));
  }

  /** @param deskId of that office; undefined: the operator's own appointments. Asked for twice, it is the same calendar. */
  async make(operator: AgendaOperator, officeId: string, deskId: string | undefined): Promise<Outcome> {
    const { tenantId, personId, allowedAt } = operator;
    if (!isId(officeId) || (deskId !== undefined && !isId(deskId))) return refused({ code: 'NOT_FOUND' });
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const [office, desk] = await Promise.all([
        agendaOffice(transaction, tenantId, officeId as OfficeId),
        deskId === undefined ? undefined : agendaDesk(transaction, tenantId, deskId),
      ]);
      const isThere = office && (deskId === undefined || desk?.officeId === office.id);
      if (!isThere || allowedAt('read', office.id) === undefined) return refused({ code: 'NOT_FOUND' });
      const wanted = { id: newId() as string as CalendarFeedId, officeId: office.id, deskId: desk?.id ?? null, personId };
      calendarFeeds.add(transaction, tenantId, wanted, this.clock.now());
      const feeds = await calendarFeeds.ofPerson(transaction, tenantId, personId);
      const feed = feeds.find((one) => one.officeId === wanted.officeId && one.deskId === wanted.deskId);
      return feed ? ok(this.withToken(tenantId, feed)) : refused({ code: 'NOT_FOUND' });
    });
  }

  /** Gives it another address: the one before opens nothing any more. */
  async renew({ tenantId, personId }: AgendaOperator, id: string): Promise<Outcome> {
    if (!isId(id)) return refused({ code: 'NOT_FOUND' });
    const feed = await this.scope.run({ tenantId }, (transaction) =>
      calendarFeeds.renew(transaction, tenantId, id, personId, this.clock.now()),
    );
    return feed ? ok(this.withToken(tenantId, feed)) : refused({ code: 'NOT_FOUND' });
  }

  /** @returns whether it was there and the operator's own. */
  async revoke({ tenantId, personId }: AgendaOperator, id: string): Promise<boolean> {
    if (!isId(id)) return false;
    return this.scope.run({ tenantId }, (transaction) => calendarFeeds.revoke(transaction, tenantId, id, personId, this.clock.now()));
  }

  private withToken(tenantId: AgendaOperator['tenantId'], feed: CalendarFeed): FeedWithToken {
    return { ...feed, token: this.references.make(CALENDAR_FEED, tenantId, feed.id, feed.version) };
  }
}
