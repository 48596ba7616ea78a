import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type AppointmentId, type PersonId, STAFF_DIRECTORY, type StaffDirectory, type TenantId } from '@casa/contracts';
import { type Clock, CLOCK, isId, newId } from '@casa/kernel';
import { DatabaseNotifications, TenantScope } from '@casa/platform/database';
import { Outlet } from '@casa/platform/graphql';
import { announceViewer, RECORD_VIEWED, type ViewerNote } from '../../persistence/agenda/record-viewer.notice.js';

/** Who looks says so again this often; whoever has not said it for longer than the second is not there any more. */
const SAY_AGAIN_MS = 10_000;
const FORGET_MS = 25_000;

interface Viewer {
  readonly personId: PersonId;
  saidAt: number;
}

/** An appointment that somebody looks at. */
interface Viewed {
  readonly tenantId: TenantId;
  readonly appointmentId: AppointmentId;
  /** By the id of each looking: a person may look from two pages. */
  readonly viewers: Map<string, Viewer>;
  /** Of this process: they say that they are there, and are told of the others. */
  readonly own: Map<string, Outlet<readonly string[]>>;
}

/**
 * Who has the same record open, so that two operators do not work on one. Nothing of it is stored: a process tells the others by notification, ids
 * alone, and forgets who has not been heard of.
 */
@Injectable()
export class RecordViewers implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(RecordViewers.name);
  private readonly viewed = new Map<AppointmentId, Viewed>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly scope: TenantScope,
    private readonly notifications: DatabaseNotifications,
    @Inject(STAFF_DIRECTORY) private readonly staff: StaffDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.notifications.listen(RECORD_VIEWED, (payload) => this.hear(payload));
    this.timer = setInterval(() => this.sayAgain(), SAY_AGAIN_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    for (const { own } of [...this.viewed.values()]) for (const outlet of [...own.values()]) outlet.end();
  }

  /** Looks at an appointment until the outlet ends. @returns the names of the others who do, each time they are others. */
  view(tenantId: TenantId, appointmentId: AppointmentId, personId: PersonId): Outlet<readonly string[]> {
    const lookingId = newId();
    const viewed = this.viewed.get(appointmentId) ?? { tenantId, appointmentId, viewers: new Map(), own: new Map() };
    this.viewed.set(appointmentId, viewed);
    const outlet = new Outlet<readonly string[]>({
      merge: (_waiting, next) => next,
      onEnd: () => {
        viewed.own.delete(lookingId);
        this.say(viewed, { lookingId, personId, isThere: false });
        this.gone(viewed, lookingId);
      },
    });
    viewed.own.set(lookingId, outlet);
    viewed.viewers.set(lookingId, { personId, saidAt: this.clock.now().getTime() });
    this.say(viewed, { lookingId, personId, isThere: true });
    void this.tell(viewed);
    return outlet;
  }

  private hear(payload: string | undefined): void {
    const note = payload === undefined ? undefined : noteOf(payload);
    const viewed = note && this.viewed.get(note.appointmentId);
    if (!note || !viewed || viewed.own.has(note.lookingId)) return;
    const { lookingId, personId, isThere } = note;
    if (!isThere) {
      this.gone(viewed, lookingId);
      void this.tell(viewed);
      return;
    }
    const isNew = !viewed.viewers.has(lookingId);
    viewed.viewers.set(lookingId, { personId, saidAt: this.clock.now().getTime() });
    if (!isNew) return;
    // Whoever comes later learns who was there before.
    this.sayOwn(viewed);
    void this.tell(viewed);
  }

  private gone(viewed: Viewed, lookingId: string): void {
    viewed.viewers.delete(lookingId);
    if (viewed.own.size === 0) this.viewed.delete(viewed.appointmentId);
  }

  private sayAgain(): void {
    const now = this.clock.now().getTime();
    for (const viewed of this.viewed.values()) {
      const late = [...viewed.viewers].filter(([lookingId, { saidAt }]) => !viewed.own.has(lookingId) && now - saidAt > FORGET_MS);
      for (const [lookingId] of late) viewed.viewers.delete(lookingId);
      if (late.length > 0) void this.tell(viewed);
      this.sayOwn(viewed);
    }
  }

  private sayOwn(viewed: Viewed): void {
    for (const lookingId of viewed.own.keys()) {
      const viewer = viewed.viewers.get(lookingId);
      if (viewer) this.say(viewed, { lookingId, personId: viewer.personId, isThere: true });
    }
  }

  private say({ tenantId, appointmentId }: Viewed, said: Omit<ViewerNote, 'appointmentId'>): void {
    this.scope
      .run({ tenantId }, async (transaction) => announceViewer(transaction, { appointmentId, ...said }))
      .catch((error: unknown) =>
        this.logger.warn(`who looks at a record is not told: ${error instanceof Error ? error.name : 'no answer'}`),
      );
  }

  /** Each of this process is told of the others. */
  private async tell(viewed: Viewed): Promise<void> {
    const { tenantId, viewers, own } = viewed;
    try {
      const persons = [...new Set([...viewers.values()].map(({ personId }) => personId))];
      const names = await this.staff.namesOf(tenantId, persons);
      for (const [lookingId, outlet] of own) {
        const self = viewers.get(lookingId)?.personId;
        outlet.put(
          persons
            .filter((personId) => personId !== self && [...viewers.values()].some((viewer) => viewer.personId === personId))
            .flatMap((personId) => names.get(personId) ?? [])
            .sort((a, b) => a.localeCompare(b, 'it')),
        );
      }
    } catch (error) {
      this.logger.warn(`who looks at a record is not known: ${error instanceof Error ? error.name : 'no answer'}`);
    }
  }
}

function noteOf(payload: string): ViewerNote | undefined {
  const [appointmentId, lookingId, personId, isThere] = payload.split(' ');
  if (![appointmentId, lookingId, personId].every((id) => id !== undefined && isId(id))) return undefined;
  return {
    appointmentId: appointmentId as AppointmentId,
    lookingId: lookingId ?? '',
    personId: personId as PersonId,
    isThere: isThere === 'true',
  };
}
