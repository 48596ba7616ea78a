import { Args, Context, ID, Int, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import type { RoomMessageId } from '@casa/contracts';
import type { Result } from '@casa/kernel';
import { Abilities, Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput, type Outlet } from '@casa/platform/graphql';
import type { RoomRefusal } from '../../domain/room/room.errors.js';
import { AdmitToRoom } from '../../application/room/admit-to-room.js';
import { EnterRoom } from '../../application/room/enter-room.js';
import { InviteGuest } from '../../application/room/invite-guest.js';
import { LeaveRoom } from '../../application/room/leave-room.js';
import { MakeIceServers } from '../../application/room/make-ice-servers.js';
import { type RoomCaller, roomCaller, type RoomKey } from '../../application/room/room-caller.js';
import type { RoomNewsItem } from '../../application/room/room-news.js';
import { SendMessage } from '../../application/room/send-message.js';
import { SendSignals } from '../../application/room/send-signals.js';
import { ViewRoom } from '../../application/room/view-room.js';
import { WatchRoom } from '../../application/room/watch-room.js';
import { RoomEvent, toRoomEvent } from './room-event.type.js';
import {
  AdmitToRoomInput,
  EnterOfficeRoomInput,
  EnterRoomInput,
  InviteGuestInput,
  LeaveRoomInput,
  SendRoomMessageInput,
  SendSignalsInput,
} from './room.input.js';
import {
  EnterRoomResult,
  GuestInvited,
  IceServersResult,
  InviteGuestResult,
  RoomChanged,
  RoomEntered,
  RoomResult,
} from './room-outcome.type.js';
import { seatLost, toDoorRefusal, toRoomRefusal } from './room-refusal-map.js';
import { Room, toIceServers, toRoom } from './room.type.js';

/** Where a guest's link leads, as the citizen's does. */
const LINK_PATH = '/stanza/link/';

@Resolver()
export class RoomResolver {
  constructor(
    private readonly viewing: ViewRoom,
    private readonly entering: EnterRoom,
    private readonly leaving: LeaveRoom,
    private readonly admitting: AdmitToRoom,
    private readonly signalling: SendSignals,
    private readonly writing: SendMessage,
    private readonly inviting: InviteGuest,
    private readonly iceMaking: MakeIceServers,
    private readonly watching: WatchRoom,
    private readonly abilities: Abilities,
  ) {}

  @Query(() => Room, {
    nullable: true,
    description: 'The door of a video room, by a link or, logged in, by one’s own appointment; null when that opens nothing.',
  })
  @Allow('enter', 'Room')
  async room(
    @Args('token', { type: () => String, nullable: true }) token: string | null | undefined,
    @Args('appointmentId', { type: () => ID, nullable: true }) appointmentId: string | null | undefined,
    @Context() context: GraphqlContext,
  ): Promise<Room | null> {
    const view = await this.viewing.execute(this.callerOf(context), keyOf({ token, appointmentId }));
    return view ? toRoom(view, context.language) : null;
  }

  @Query(() => Room, { nullable: true, description: 'The door of a room of the operator’s office; null for any other.' })
  @Allow('serve', 'Room')
  async officeRoom(
    @Args('appointmentId', { type: () => ID }) appointmentId: string,
    @Context() context: GraphqlContext,
  ): Promise<Room | null> {
    const view = await this.viewing.execute(this.callerOf(context), { appointmentId, as: 'OPERATOR' });
    return view ? toRoom(view, context.language) : null;
  }

  @Query(() => IceServersResult, {
    description: 'How the caller’s browser reaches the others: STUN and TURN, with credentials for some hours.',
  })
  @Allow('enter', 'Room')
  async iceServers(@Args('seat') seat: string, @Context() context: GraphqlContext): Promise<typeof IceServersResult> {
    const outcome = await this.iceMaking.execute(this.callerOf(context), seat);
    return outcome.ok ? toIceServers(outcome.value) : toRoomRefusal(outcome.refusal, context.language);
  }

  @Mutation(() => EnterRoomResult, {
    description: 'Enters a room’s waiting room. One browser a link: a second is told, and gets the place when its person says so.',
  })
  @Allow('enter', 'Room')
  async enterRoom(
    @Args('input', { type: () => EnterRoomInput }, checked(EnterRoomInput)) input: Checked<EnterRoomInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof EnterRoomResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    return this.enter(context, keyOf(input.value), input.value);
  }

  @Mutation(() => EnterRoomResult, { description: 'An operator enters a room of their office.' })
  @Allow('serve', 'Room')
  async enterOfficeRoom(
    @Args('input', { type: () => EnterOfficeRoomInput }, checked(EnterOfficeRoomInput)) input: Checked<EnterOfficeRoomInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof EnterRoomResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    return this.enter(context, { appointmentId: input.value.appointmentId, as: 'OPERATOR' }, input.value);
  }

  @Mutation(() => RoomResult, { description: 'Leaves a room, or its waiting room.' })
  @Allow('enter', 'Room')
  async leaveRoom(
    @Args('input', { type: () => LeaveRoomInput }, checked(LeaveRoomInput)) input: Checked<LeaveRoomInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof RoomResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    return changed(await this.leaving.execute(this.callerOf(context), input.value.seat), context);
  }

  @Mutation(() => RoomResult, {
    description: 'Lets somebody of the waiting room in, or puts somebody out. The citizen’s appointment begins with it.',
  })
  @Allow('serve', 'Room')
  async admitToRoom(
    @Args('input', { type: () => AdmitToRoomInput }, checked(AdmitToRoomInput)) input: Checked<AdmitToRoomInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof RoomResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const { seat, participantId, admit } = input.value;
    return changed(await this.admitting.execute(this.callerOf(context), seat, participantId, admit), context);
  }

  @Mutation(() => RoomResult, { description: 'Passes signals of a call (WebRTC) to other browsers of the room, in order.' })
  @Allow('enter', 'Room')
  async sendSignals(
    @Args('input', { type: () => SendSignalsInput }, checked(SendSignalsInput)) input: Checked<SendSignalsInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof RoomResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    return changed(await this.signalling.execute(this.callerOf(context), input.value.seat, input.value.signals), context);
  }

  @Mutation(() => RoomResult, { description: 'Writes something to everybody in the room.' })
  @Allow('enter', 'Room')
  async sendRoomMessage(
    @Args('input', { type: () => SendRoomMessageInput }, checked(SendRoomMessageInput)) input: Checked<SendRoomMessageInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof RoomResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const { seat, id, text } = input.value;
    return changed(await this.writing.execute(this.callerOf(context), seat, id as RoomMessageId, text), context);
  }

  @Mutation(() => InviteGuestResult, { description: 'Invites a third person, whom the operator lets in as anybody else.' })
  @Allow('enter', 'Room')
  async inviteGuest(
    @Args('input', { type: () => InviteGuestInput }, checked(InviteGuestInput)) input: Checked<InviteGuestInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof InviteGuestResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const outcome = await this.inviting.execute(this.callerOf(context), input.value.seat, input.value.name);
    return outcome.ok
      ? Object.assign(new GuestInvited(), { url: `${context.tenant.origin}${LINK_PATH}${outcome.value}` })
      : toRoomRefusal(outcome.refusal, context.language);
  }

  @Subscription(() => RoomEvent, {
    description:
      'What happens in a room, as far as the caller may know: from the beginning, or from a number after which they missed something.',
    resolve: (item: RoomNewsItem, _args: unknown, { tenant, language }: GraphqlContext) =>
      toRoomEvent(item, tenant.timeZone, () => seatLost(language)),
  })
  @Allow('enter', 'Room')
  roomEvents(
    @Args('seat') seat: string,
    @Args('after', { type: () => Int, defaultValue: 0, description: 'Number of the last event the caller knows.' }) after: number,
    @Context() context: GraphqlContext,
  ): Promise<Outlet<RoomNewsItem>> {
    return this.watching.execute(this.callerOf(context), seat, after);
  }

  private async enter(
    context: GraphqlContext,
    key: RoomKey,
    { seat, takeOver }: Pick<EnterOfficeRoomInput, 'seat' | 'takeOver'>,
  ): Promise<typeof EnterRoomResult> {
    const outcome = await this.entering.execute(this.callerOf(context), key, { takeOver, ...(seat != null && { seat }) });
    return outcome.ok ? Object.assign(new RoomEntered(), outcome.value) : toDoorRefusal(outcome.refusal, context.language);
  }

  private callerOf(context: GraphqlContext): RoomCaller {
    return roomCaller(context, this.abilities);
  }
}

/** A link before an appointment: whoever has one needs no login. */
function keyOf({
  token,
  appointmentId,
}: {
  readonly token?: string | null | undefined;
  readonly appointmentId?: string | null | undefined;
}): RoomKey {
  return token == null ? { appointmentId: appointmentId ?? '', as: 'CITIZEN' } : { token };
}

function changed(outcome: Result<undefined, RoomRefusal>, { language }: GraphqlContext): typeof RoomResult {
  return outcome.ok ? Object.assign(new RoomChanged(), { done: true }) : toRoomRefusal(outcome.refusal, language);
}
