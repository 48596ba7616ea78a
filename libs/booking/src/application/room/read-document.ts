import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, isId } from '@casa/kernel';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { ContentStore } from '@casa/platform/storage';
import { type GivenDocument, givenDocuments } from '../../persistence/room/document.repository.js';
import { type RoomAppointment, roomAppointment } from '../../persistence/room/room-appointment.projection.js';
import { mayDoFor } from '../booking-caller.js';
import { APPOINTMENT_LINK } from '../references.js';
import { contentOf } from './give-document.js';
import type { RoomCaller } from './room-caller.js';
import { openDocumentName } from './room-texts.js';
import { Seats } from './seats.js';
import { ServiceAudit } from '../virtual-desks/service-audit.js';

/** What somebody shows who wants a document; who is logged in may need to show nothing. */
export interface DocumentProof {
  /** The seat they have in the room. */
  readonly seat?: string;
  /** The link by which the citizen manages the appointment. */
  readonly manageToken?: string;
}

/** A document to be read. */
export interface ReadableDocument {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Opens a document for those it was given to: who is in the room, the appointment's citizen also afterwards, and the office. */
@Injectable()
export class ReadDocument {
  constructor(
    private readonly scope: TenantScope,
    private readonly seats: Seats,
    private readonly references: SealedReferences,
    private readonly store: ContentStore,
    private readonly keys: DataKeys,
    private readonly audit: ServiceAudit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined for a document that is not there, or not theirs. */
  async execute(caller: RoomCaller, id: string, proof: DocumentProof): Promise<ReadableDocument | undefined> {
    const { tenantId } = caller;
    if (!isId(id)) return undefined;
    const document = await this.scope.run({ tenantId }, async (transaction) => {
      const found = await givenDocuments.byId(transaction, tenantId, id);
      const appointment = found && (await roomAppointment(transaction, tenantId, found.appointmentId));
      if (!appointment) return undefined;
      if (this.isManaged(caller, appointment, proof)) return found;
      if (await this.isOwn(transaction, caller, appointment, found)) return found;
      if (await this.isServed(transaction, caller, appointment, found)) return found;
      return (await this.isSeated(transaction, caller, appointment, proof)) ? found : undefined;
    });
    if (!document) return undefined;
    const { mediaType, bytes } = document;
    return { name: openDocumentName(this.keys, document), mediaType, bytes, content: this.store.read(tenantId, contentOf(document.id)) };
  }

  private isManaged({ tenantId }: RoomCaller, { id, linkVersion }: RoomAppointment, { manageToken }: DocumentProof): boolean {
    return manageToken !== undefined && this.references.proves(manageToken, APPOINTMENT_LINK, tenantId, id, linkVersion);
  }

  /** The person's whose appointment it is. Who acts for them by a delegation reads it as they do, and it is written down. */
  private async isOwn(
    transaction: Transaction,
    caller: RoomCaller,
    { personId }: RoomAppointment,
    { id: subjectId }: GivenDocument,
  ): Promise<boolean> {
    const { acting } = caller;
    const citizenId = acting?.representedId ?? caller.personId;
    if (personId === null || personId !== citizenId || !mayDoFor(caller, this.clock.now())) return false;
    const entry = { action: 'read', subject: 'RoomDocument', subjectId, personId, allowedBy: 'delegation' };
    if (acting) await this.audit.record(transaction, caller, { ...entry, delegationId: acting.delegationId });
    return true;
  }

  private async isSeated(transaction: Transaction, caller: RoomCaller, { id }: RoomAppointment, { seat }: DocumentProof): Promise<boolean> {
    const seated = seat === undefined ? undefined : await this.seats.proveAdmitted(transaction, caller, seat);
    return seated?.ok === true && seated.value.appointment.id === id;
  }

  /** An operator of the office; that they read it is written down. */
  private async isServed(
    transaction: Transaction,
    caller: RoomCaller,
    { officeId, isVirtual, personId }: RoomAppointment,
    { id: subjectId }: GivenDocument,
  ): Promise<boolean> {
    const allowedBy = caller.personId && caller.allowedAt(officeId, isVirtual);
    if (allowedBy === undefined) return false;
    const entry = { action: 'read', subject: 'RoomDocument', subjectId, allowedBy };
    await this.audit.record(transaction, caller, { ...entry, ...(personId && { personId }) });
    return true;
  }
}
