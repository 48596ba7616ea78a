import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { AppointmentId } from '@casa/contracts';
import type { GraphqlContext } from '@casa/platform/graphql';
import { ListDocuments } from '../../application/room/list-documents.js';
import { AgendaRecordType } from '../agenda/agenda-record.type.js';
import { RoomDocument, toDocument } from './room-event.type.js';

/** What the office finds of a room with its appointment. */
@Resolver(() => AgendaRecordType)
export class RecordRoomResolver {
  constructor(private readonly listing: ListDocuments) {}

  @ResolveField(() => [RoomDocument], {
    description: 'The documents that were given in its room, in their order. Opening one is in the audit, as opening the record is.',
  })
  async documents(@Parent() { appointment, office }: AgendaRecordType, @Context() { tenant }: GraphqlContext): Promise<RoomDocument[]> {
    const id = appointment.id as AppointmentId;
    const documents = await this.listing.execute(tenant.id, [id]);
    return (documents.get(id) ?? []).map((document) => toDocument(document, office.timeZone));
  }
}
