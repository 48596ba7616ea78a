import { Injectable } from '@nestjs/common';
import type { AppointmentId, TenantId } from '@casa/contracts';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { givenDocuments } from '../../persistence/room/document.repository.js';
import { type DocumentView, documentView } from './room-news.js';

/** The documents that stay with appointments, for whoever has been shown to know these. */
@Injectable()
export class ListDocuments {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
  ) {}

  async execute(tenantId: TenantId, ids: readonly AppointmentId[]): Promise<ReadonlyMap<AppointmentId, readonly DocumentView[]>> {
    const documents = await this.scope.read({ tenantId }, (reader) => givenDocuments.ofAppointments(reader, tenantId, ids));
    const byAppointment = Map.groupBy(documents, ({ appointmentId }) => appointmentId);
    return new Map([...byAppointment].map(([id, given]) => [id, given.map((document) => documentView(this.keys, document))]));
  }
}
