import { Inject, Injectable } from '@nestjs/common';
import {
  type GeoPoint,
  MUNICIPALITY_MAP,
  type MunicipalityMap,
  type OfficeId,
  type TenantId,
  type WaitingEntryEvent,
} from '@casa/contracts';
import { DataKeys } from '@casa/platform/crypto';
import { type Reader, TenantScope } from '@casa/platform/database';
import { metersBetween } from '../../domain/distance.js';
import { isOnTheList } from '../../domain/waiting-list/waiting-state.js';
import { waitedService, waitedServiceOfTemplate, type WaitedService } from '../../persistence/waiting-list/waited-service.projection.js';
import { openWaitingCitizen, waitingEntries, type WaitingEntry } from '../../persistence/waiting-list/waiting-entry.repository.js';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';
import { waitingWishes } from '../../persistence/waiting-list/waiting-wish.repository.js';

/** What an entry is in its own municipality, as far as another has to know to look for it. */
interface Sought {
  readonly entry: WaitingEntry;
  readonly template: string;
  readonly km: number;
  readonly centre: GeoPoint;
}

/**
 * Writes in one municipality what somebody of another waits for there, or takes it away when they wait no more. The entry is read where it
 * lives, the wish written where it is looked for: two transactions, each of one municipality.
 */
@Injectable()
export class SpreadWaitingEntry {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    @Inject(MUNICIPALITY_MAP) private readonly map: MunicipalityMap,
  ) {}

  async execute({ tenantId, homeTenantId, entryId }: WaitingEntryEvent): Promise<void> {
    const centres = new Map((await this.map.served(tenantId)).map(({ id, centre }) => [id, centre]));
    const sought = await this.sought(homeTenantId, entryId, centres.get(homeTenantId));
    await this.scope.run({ tenantId }, async (transaction) => {
      await waitingStates.lockList(transaction, tenantId);
      const standing = await waitingStates.read(transaction, entryId);
      if (!sought || !standing || !isOnTheList(standing.state)) {
        waitingWishes.remove(transaction, tenantId, entryId);
        return;
      }
      const { entry, template } = sought;
      const { channel, contactDigest, times, enteredAt } = entry;
      const service = await waitedServiceOfTemplate(transaction, tenantId, template, channel);
      const officeIds = service ? officesWithin(service, sought, centres.get(tenantId)) : [];
      if (!service || officeIds.length === 0 || !contactDigest) return;
      waitingWishes.add(transaction, {
        ...{ tenantId, entryId, homeTenantId, serviceId: service.id, channel, contactDigest, resident: false, times, officeIds, enteredAt },
      });
    });
  }

  /** @returns undefined when it is over. */
  private async sought(
    homeTenantId: TenantId,
    entryId: WaitingEntryEvent['entryId'],
    homeCentre: GeoPoint | undefined,
  ): Promise<Sought | undefined> {
    const found = await this.scope.read({ tenantId: homeTenantId }, (reader) => this.entryWithService(reader, homeTenantId, entryId));
    if (!found) return undefined;
    const { entry, service } = found;
    const centre = openWaitingCitizen(this.keys, entry)?.point ?? homeCentre;
    if (!centre || entry.nearKm === null || !service?.template) return undefined;
    return { entry, template: service.template, km: entry.nearKm, centre };
  }

  private async entryWithService(
    reader: Reader,
    tenantId: TenantId,
    entryId: WaitingEntryEvent['entryId'],
  ): Promise<{ readonly entry: WaitingEntry; readonly service: WaitedService | undefined } | undefined> {
    const entry = await waitingEntries.byId(reader, tenantId, entryId);
    if (!entry?.citizenSealed) return undefined;
    return { entry, service: await waitedService(reader, tenantId, entry.serviceId, entry.channel) };
  }
}

/** An office that does not say where it is lies at its town's centre. */
function officesWithin({ offices }: WaitedService, { centre, km }: Sought, own: GeoPoint | undefined): OfficeId[] {
  return offices
    .filter(({ location }) => {
      const place = location ?? own;
      return place !== undefined && metersBetween(centre, place) <= km * 1000;
    })
    .map(({ id }) => id);
}
