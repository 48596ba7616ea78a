import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { AppointmentId } from '@casa/contracts';
import type { GraphqlContext } from '@casa/platform/graphql';
import { ListDocuments } from '../../application/room/list-documents.js';
import type { DocumentView } from '../../application/room/room-news.js';
import { RoomLinks } from '../../application/room/room-links.js';
import type { AppointmentParent } from '../appointment-parent.js';
import { AppointmentType } from '../appointment.type.js';
import { RoomDocument, toDocument } from './room-event.type.js';

const DOCUMENTS = Symbol('documents by appointment');

/** What an appointment has of its room: the way there, and what was given in it. */
@Resolver(() => AppointmentType)
export class AppointmentRoomResolver {
  constructor(
    private readonly links: RoomLinks,
    private readonly listing: ListDocuments,
  ) {}

  @ResolveField(() => String, { nullable: true, description: 'Where it is met by video, as in the messages; null when it is not.' })
  roomUrl(@Parent() { id }: AppointmentParent, @Context() { tenant }: GraphqlContext): Promise<string | null> {
    return this.links.of(tenant, id as AppointmentId);
  }

  @ResolveField(() => [RoomDocument], { description: 'The documents that were given in its room, in their order.' })
  async documents(@Parent() { id, timeZone }: AppointmentParent, @Context() { loaders, tenant }: GraphqlContext): Promise<RoomDocument[]> {
    const loader = loaders.of<AppointmentId, readonly DocumentView[]>(DOCUMENTS, async (ids) => {
      const documents = await this.listing.execute(tenant.id, ids);
      return ids.map((appointmentId) => documents.get(appointmentId) ?? []);
    });
    return (await loader.load(id as AppointmentId)).map((document) => toDocument(document, timeZone));
  }
}
