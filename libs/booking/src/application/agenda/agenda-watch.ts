import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { AppointmentId, OfficeId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { DatabaseNotifications, TenantScope } from '@casa/platform/database';
import { Outlet } from '@casa/platform/graphql';
import { type AgendaEntry, agendaEntries, MOST_CHANGES } from '../../persistence/agenda/agenda-entry.projection.js';
import { AGENDA_CHANGED } from '../../persistence/agenda/desk-shift.repository.js';

/** How often the database is asked, for each municipality of which somebody watches an agenda. */
const POLL_MS = 500;
/** A change may be seen this long after the instant it bears: its transaction took so long, or the clocks of two processes differ. */
const OVERLAP_MS = 15_000;
const REPORT_AGAIN_MS = 10_000;

/** What changed in an office's agenda since the last that was said. */
export interface AgendaNews {
  /** As they stand, those cancelled too. */
  readonly entries: ReadonlyMap<AppointmentId, AgendaEntry>;
  /** Desks, blocks, or more than can be told one by one: the agenda is to be read anew. */
  readonly isStale: boolean;
}

/** What of an office somebody sees who does not see all. */
export type IsShown = (entry: AgendaEntry) => boolean;

interface Municipality {
  readonly offices: Map<OfficeId, Map<Outlet<AgendaNews>, IsShown | undefined>>;
  /** What was told of the entries that the next answer will hold again. */
  known: ReadonlyMap<AppointmentId, number>;
  since: Date;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Tells whoever watches an office's agenda what changed, within half a second. Bookings are found by asking, once a municipality however many
 * watch: a notification from each would cost a booking a quarter of its speed. A process in which nobody watches asks nothing.
 */
@Injectable()
export class AgendaWatch implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(AgendaWatch.name);
  private readonly municipalities = new Map<TenantId, Municipality>();
  private reportedAt = 0;

  constructor(
    private readonly scope: TenantScope,
    private readonly notifications: DatabaseNotifications,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.notifications.listen(AGENDA_CHANGED, (payload) => {
      const [tenantId, officeId] = (payload ?? '').split(' ') as [TenantId?, OfficeId?];
      for (const [id, municipality] of this.municipalities) {
        if (payload === undefined) this.tellStale(municipality);
        else if (id === tenantId) this.tellStale(municipality, officeId);
      }
    });
  }

  /** Nobody waits for what will not come. */
  beforeApplicationShutdown(): void {
    for (const { offices, timer } of this.municipalities.values()) {
      clearTimeout(timer);
      for (const outlets of [...offices.values()]) for (const outlet of [...outlets.keys()]) outlet.end();
    }
  }

  /**
   * The first news say that it is watched from now on: what was read before may be old.
   * @param isShown undefined: everything is.
   */
  watch(tenantId: TenantId, officeId: OfficeId, isShown?: IsShown): Outlet<AgendaNews> {
    const municipality = this.municipalities.get(tenantId) ?? this.begin(tenantId);
    const outlets = municipality.offices.get(officeId) ?? new Map<Outlet<AgendaNews>, IsShown | undefined>();
    const outlet = new Outlet<AgendaNews>({ merge, onEnd: () => this.leave(tenantId, officeId, outlet) });
    municipality.offices.set(officeId, outlets.set(outlet, isShown));
    outlet.put({ entries: new Map(), isStale: true });
    return outlet;
  }

  private begin(tenantId: TenantId): Municipality {
    const since = new Date(this.clock.now().getTime() - OVERLAP_MS);
    const municipality: Municipality = { offices: new Map(), known: new Map(), since, timer: undefined };
    this.municipalities.set(tenantId, municipality);
    this.pollLater(tenantId, municipality);
    return municipality;
  }

  private leave(tenantId: TenantId, officeId: OfficeId, outlet: Outlet<AgendaNews>): void {
    const municipality = this.municipalities.get(tenantId);
    const outlets = municipality?.offices.get(officeId);
    if (!municipality || !outlets?.delete(outlet) || outlets.size > 0) return;
    municipality.offices.delete(officeId);
    if (municipality.offices.size > 0) return;
    clearTimeout(municipality.timer);
    this.municipalities.delete(tenantId);
  }

  private pollLater(tenantId: TenantId, municipality: Municipality): void {
    municipality.timer = setTimeout(() => {
      void this.poll(tenantId, municipality).then(() => {
        if (this.municipalities.get(tenantId) === municipality) this.pollLater(tenantId, municipality);
      });
    }, POLL_MS).unref();
  }

  /** While the database is away nothing is lost: what changed meanwhile is asked for as soon as it is back. */
  private async poll(tenantId: TenantId, municipality: Municipality): Promise<void> {
    const now = this.clock.now();
    try {
      const changed = await this.scope.read({ tenantId }, (reader) => agendaEntries.changedSince(reader, tenantId, municipality.since));
      const news = changed.filter(({ id, version }) => municipality.known.get(id) !== version);
      municipality.known = new Map(changed.map(({ id, version }) => [id, version]));
      municipality.since = new Date(now.getTime() - OVERLAP_MS);
      if (changed.length === MOST_CHANGES) this.tellStale(municipality);
      else this.tell(municipality, news);
    } catch (error) {
      this.report(error);
    }
  }

  private tell({ offices }: Municipality, news: readonly AgendaEntry[]): void {
    for (const [officeId, entries] of Map.groupBy(news, (entry) => entry.officeId)) {
      const told: AgendaNews = { entries: new Map(entries.map((entry) => [entry.id, entry])), isStale: false };
      for (const [outlet, isShown] of offices.get(officeId) ?? []) outlet.put(isShown ? partOf(told, isShown) : told);
    }
  }

  private tellStale({ offices }: Municipality, officeId?: OfficeId): void {
    for (const [id, outlets] of offices) {
      if (officeId !== undefined && id !== officeId) continue;
      for (const outlet of outlets.keys()) outlet.put({ entries: new Map(), isStale: true });
    }
  }

  private report(error: unknown): void {
    if (Date.now() - this.reportedAt < REPORT_AGAIN_MS) return;
    this.reportedAt = Date.now();
    this.logger.warn(`agendas are not followed: ${error instanceof Error ? error.name : 'no answer'}`);
  }
}

/** What is not shown may have been until now: then the agenda is to be read anew. */
function partOf({ entries, isStale }: AgendaNews, isShown: IsShown): AgendaNews {
  const shown = new Map([...entries].filter(([, entry]) => isShown(entry)));
  return { entries: shown, isStale: isStale || shown.size < entries.size };
}

function merge(waiting: AgendaNews, next: AgendaNews): AgendaNews {
  return { entries: new Map([...waiting.entries, ...next.entries]), isStale: waiting.isStale || next.isStale };
}
