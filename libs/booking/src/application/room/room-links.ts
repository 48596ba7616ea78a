import { Injectable } from '@nestjs/common';
import type { AppointmentId, TenantId } from '@casa/contracts';
import { SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { roomAppointment } from '../../persistence/room/room-appointment.projection.js';
import { ROOM_LINK } from './room-references.js';

/** Where the citizen of an appointment enters its room. */
@Injectable()
export class RoomLinks {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
  ) {}

  /** @returns null for an appointment that is not met by video, or was cancelled. */
  async of(tenant: { readonly id: TenantId; readonly origin: string }, id: AppointmentId): Promise<string | null> {
    const appointment = await this.scope.read({ tenantId: tenant.id }, (reader) => roomAppointment(reader, tenant.id, id));
    if (appointment?.status !== 'BOOKED') return null;
    return `${tenant.origin}/stanza/link/${this.references.make(ROOM_LINK, tenant.id, id, appointment.linkVersion)}`;
  }
}
