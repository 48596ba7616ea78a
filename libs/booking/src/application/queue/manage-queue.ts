import { Inject, Injectable } from '@nestjs/common';
import type { KioskId, OfficeId, ServiceId } from '@casa/contracts';
import { type Clock, CLOCK, isId, type LocalizedText, newId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { SealedReferences } from '@casa/platform/crypto';
import { type Reader, TenantScope, type Transaction } from '@casa/platform/database';
import type { QueueSettings } from '../../domain/queue/queue-settings.js';
import { type Kiosk, kiosks } from '../../persistence/queue/kiosk.repository.js';
import { type QueueOffice, queueSettings } from '../../persistence/queue/queue-settings.repository.js';
import { tickets } from '../../persistence/queue/ticket.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { versionOfQueue } from '../settings/settings-version.js';
import { KIOSK_LINK } from './queue-references.js';
import type { QueueManager } from './queue-operator.js';

/** An office's waiting room as its manager sets it. */
export interface ManagedQueue {
  readonly officeId: OfficeId;
  readonly timeZone: string;
  readonly settings: QueueSettings;
  /** Of the settings: whoever changes them says which they saw. */
  readonly version: string;
  /** What may be given without booking: the services of desks that people come to. */
  readonly offered: readonly { readonly id: ServiceId; readonly name: LocalizedText }[];
  readonly kiosks: readonly (Kiosk & { readonly token: string })[];
}

export type ManageRefusal =
  | { readonly code: 'NOT_FOUND' }
  /** Somebody else has changed the settings since the caller saw them. */
  | { readonly code: 'CHANGED_MEANWHILE'; readonly version: string }
  | { readonly code: 'INVALID'; readonly problems: readonly { readonly path: string; readonly problem: string }[] };

type Outcome = Result<ManagedQueue, ManageRefusal>;

/** What an office's manager decides about its waiting room. */
@Injectable()
export class ManageQueue {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined for an office that is not there or not theirs. */
  async read(caller: BookingCaller, manager: QueueManager, officeId: string): Promise<ManagedQueue | undefined> {
    const outcome = await this.scope.read<Outcome>({ tenantId: caller.tenantId }, async (reader) => {
      const office = await this.own(reader, caller, manager, officeId);
      return office ? ok(await this.view(reader, caller, office)) : refused({ code: 'NOT_FOUND' });
    });
    return outcome.ok ? outcome.value : undefined;
  }

  /** @param seen version of the settings the caller saw; undefined: whatever they are by now. */
  change(caller: BookingCaller, manager: QueueManager, officeId: string, settings: QueueSettings, seen?: string): Promise<Outcome> {
    return this.run(caller, manager, officeId, 'configure', async (transaction, office, now) => {
      const version = versionOfQueue(office.settings);
      if (seen !== undefined && seen !== version) return refused({ code: 'CHANGED_MEANWHILE', version });
      const offered = await queueSettings.servicesInPerson(transaction, caller.tenantId, office.officeId);
      const problems = problemsOf(settings, office, offered);
      if (problems.length > 0) return refused({ code: 'INVALID', problems });
      queueSettings.put(transaction, caller.tenantId, office.officeId, settings, now);
      return ok(undefined);
    });
  }

  /** Makes a machine known; its link is shown to whoever manages the office, and gives tickets there alone. */
  addKiosk(caller: BookingCaller, manager: QueueManager, officeId: string, name: string): Promise<Outcome> {
    return this.run(caller, manager, officeId, 'addKiosk', (transaction, office, now) => {
      if (!office.isSet) queueSettings.put(transaction, caller.tenantId, office.officeId, office.settings, now);
      kiosks.add(transaction, caller.tenantId, { id: newId<'Kiosk'>(), officeId: office.officeId, name }, now);
      return Promise.resolve(ok(undefined));
    });
  }

  /** Its link is worthless from now on. */
  async removeKiosk(caller: BookingCaller, manager: QueueManager, kioskId: string): Promise<Outcome> {
    const { tenantId } = caller;
    if (!isId(kioskId)) return refused({ code: 'NOT_FOUND' });
    const kiosk = await this.scope.read({ tenantId }, (reader) => kiosks.byId(reader, tenantId, kioskId));
    if (!kiosk) return refused({ code: 'NOT_FOUND' });
    return this.run(caller, manager, kiosk.officeId, 'removeKiosk', async (transaction, _office, now) =>
      (await kiosks.remove(transaction, tenantId, kioskId as KioskId, now)) ? ok(undefined) : refused({ code: 'NOT_FOUND' }),
    );
  }

  private run(
    caller: BookingCaller,
    manager: QueueManager,
    officeId: string,
    action: string,
    change: (transaction: Transaction, office: QueueOffice, now: Date) => Promise<Result<undefined, ManageRefusal>>,
  ): Promise<Outcome> {
    const { tenantId } = caller;
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const theirs = await this.own(transaction, caller, manager, officeId);
      if (theirs) await queueSettings.lockOffice(transaction, tenantId, theirs.officeId);
      // As it is once nobody else can change it.
      const office = theirs && (await this.own(transaction, caller, manager, officeId));
      if (!office) return refused({ code: 'NOT_FOUND' });
      const done = await change(transaction, office, this.clock.now());
      if (!done.ok) return done;
      const now = await this.own(transaction, caller, manager, officeId);
      tickets.tell(transaction, tenantId, office.officeId);
      const allowedBy = manager.allowedAt(office.officeId) ?? '';
      this.audit.record(transaction, tenantId, {
        ...{ action, subject: 'Queue', subjectId: office.officeId, allowedBy },
        ...(manager.personId && { actorId: manager.personId }),
      });
      return now ? ok(await this.view(transaction, caller, now)) : refused({ code: 'NOT_FOUND' });
    });
  }

  private async own(
    reader: Reader,
    { tenantId }: BookingCaller,
    manager: QueueManager,
    officeId: string,
  ): Promise<QueueOffice | undefined> {
    const office = isId(officeId) ? await queueSettings.ofOffice(reader, tenantId, officeId) : undefined;
    return office && manager.allowedAt(office.officeId) !== undefined ? office : undefined;
  }

  private async view(reader: Reader, { tenantId }: BookingCaller, { officeId, timeZone, settings }: QueueOffice): Promise<ManagedQueue> {
    const [offered, known] = await Promise.all([
      queueSettings.servicesInPerson(reader, tenantId, officeId),
      kiosks.ofOffice(reader, tenantId, officeId),
    ]);
    const withLinks = known.map((kiosk) => ({ ...kiosk, token: this.references.make(KIOSK_LINK, tenantId, kiosk.id, kiosk.linkVersion) }));
    return { officeId, timeZone, settings, version: versionOfQueue(settings), offered, kiosks: withLinks };
  }
}

function problemsOf(
  { services, home }: QueueSettings,
  { location }: QueueOffice,
  offered: ManagedQueue['offered'],
): { path: string; problem: string }[] {
  return [
    ...services.flatMap(({ serviceId, letter }, place) => {
      const isTwice = services.findIndex((other) => other.serviceId === serviceId || other.letter === letter) < place;
      if (!offered.some(({ id }) => id === serviceId)) return [{ path: `services.${place}.serviceId`, problem: 'NOT_FOUND' }];
      return isTwice ? [{ path: `services.${place}.letter`, problem: 'INVALID' }] : [];
    }),
    // Nobody can be too far from a place that is on no map.
    ...(home?.meters !== undefined && !location ? [{ path: 'home.meters', problem: 'INVALID' }] : []),
  ];
}
