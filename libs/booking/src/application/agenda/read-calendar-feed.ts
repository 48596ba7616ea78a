import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { STAFF_DIRECTORY, type StaffDirectory, type TenantId } from '@casa/contracts';
import { type Clock, CLOCK, inLanguage } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { agendaOffice, agendaDesk } from '../../persistence/agenda/agenda-office.projection.js';
import { calendarFeeds } from '../../persistence/agenda/calendar-feed.repository.js';
import { CALENDAR_FEED } from '../references.js';
import { feedCalendar } from './feed-calendar.js';

const DAY_MS = 86_400_000;
const DAYS_BEFORE = 14;
const DAYS_AHEAD = 90;

/** A calendar as it is handed out. */
export interface FeedFile {
  readonly body: string;
  /** Of the body, for whoever asks whether there is anything new. */
  readonly digest: string;
}

/** What the address of a calendar opens: hours, services and codes, and nothing of whom they are for. */
@Injectable()
export class ReadCalendarFeed {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
    @Inject(STAFF_DIRECTORY) private readonly staff: StaffDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined for an address that is wrong or revoked, or of somebody who does not work at that office any more. */
  async execute(tenant: { readonly id: TenantId; readonly origin: string }, token: string): Promise<FeedFile | undefined> {
    const { id: tenantId } = tenant;
    const id = this.references.claimedId(token);
    if (id === undefined) return undefined;
    const now = this.clock.now();
    const found = await this.scope.read({ tenantId }, async (reader) => {
      const feed = await calendarFeeds.byId(reader, tenantId, id);
      if (!feed || !this.references.proves(token, CALENDAR_FEED, tenantId, feed.id, feed.version)) return undefined;
      const [from, until] = [-DAYS_BEFORE, DAYS_AHEAD].map((days) => new Date(now.getTime() + days * DAY_MS)) as [Date, Date];
      const [office, desk, entries] = await Promise.all([
        agendaOffice(reader, tenantId, feed.officeId),
        feed.deskId === null ? undefined : agendaDesk(reader, tenantId, feed.deskId),
        calendarFeeds.entries(reader, tenantId, feed, from, until, now),
      ]);
      return office && { feed, office, desk, entries };
    });
    if (!found || !(await this.staff.worksAt(tenantId, found.feed.personId, found.office.id))) return undefined;
    const { office, desk, entries } = found;
    const body = feedCalendar({
      name: [inLanguage(office.name, 'it'), ...(desk ? [desk.name] : [])].join(' – '),
      host: new URL(tenant.origin).hostname,
      timeZone: office.timeZone,
      entries,
    });
    return { body, digest: createHash('sha256').update(body).digest('base64url') };
  }
}
