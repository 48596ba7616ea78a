import { Injectable } from '@nestjs/common';
import type { WaitingEntryId } from '@casa/contracts';
import { SealedReferences } from '@casa/platform/crypto';
import type { Reader } from '@casa/platform/database';
import { waitingEntries, type WaitingEntry } from '../../persistence/waiting-list/waiting-entry.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { WAITING_LINK } from './waiting-references.js';

/** The entry behind its link: found by the id the link claims, believed only when the link's MAC fits its version. */
@Injectable()
export class WaitingEntryBehindLink {
  constructor(private readonly references: SealedReferences) {}

  async find(reader: Reader, { tenantId }: BookingCaller, token: string): Promise<WaitingEntry | undefined> {
    const id = this.references.claimedId(token) as WaitingEntryId | undefined;
    const entry = id && (await waitingEntries.byId(reader, tenantId, id));
    return entry && this.references.proves(token, WAITING_LINK, tenantId, entry.id, entry.linkVersion) ? entry : undefined;
  }
}
