import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import { type Reader, TenantScope } from '@casa/platform/database';
import { isAtDesk, type ShownState, shownState, ticketLabel } from '../../domain/queue/ticket-state.js';
import { inMinutes, type WaitInMinutes } from '../../domain/queue/wait-in-words.js';
import { localDay } from '../../domain/zoned-time.js';
import { lastCalledNumber } from '../../persistence/queue/calls.projection.js';
import { queueDesk } from '../../persistence/queue/queue-desk.projection.js';
import { queueSettings } from '../../persistence/queue/queue-settings.repository.js';
import { type Ticket, tickets } from '../../persistence/queue/ticket.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { TICKET_LINK, TICKET_LINK_VERSION } from './queue-references.js';
import { WaitingRoom } from './waiting-room.js';

/** A ticket as its holder sees it. */
export interface TicketView {
  readonly ticket: Ticket;
  readonly state: ShownState;
  readonly label: string;
  readonly timeZone: string;
  /** While waiting, where a desk works that serves them. */
  readonly wait?: WaitInMinutes;
  /** Where they were called to. */
  readonly desk?: string;
  /** The last number of the same letter that was called. */
  readonly lastCalled?: string;
}

/** Shows a ticket to its holder, with how long they have still to wait. */
@Injectable()
export class ViewTicket {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined for a wrong link. */
  async byToken(caller: BookingCaller, token: string): Promise<TicketView | undefined> {
    const { tenantId } = caller;
    const id = this.references.provenId(token, TICKET_LINK, tenantId, TICKET_LINK_VERSION);
    if (id === undefined) return undefined;
    return this.scope.read({ tenantId }, async (reader) => {
      const ticket = await tickets.byId(reader, tenantId, id);
      return ticket && this.view(reader, caller, ticket);
    });
  }

  of(caller: BookingCaller, ticket: Ticket): Promise<TicketView> {
    return this.scope.read({ tenantId: caller.tenantId }, (reader) => this.view(reader, caller, ticket));
  }

  private async view(reader: Reader, caller: BookingCaller, ticket: Ticket): Promise<TicketView> {
    const { tenantId } = caller;
    const now = this.clock.now();
    const office = await queueSettings.ofOffice(reader, tenantId, ticket.officeId);
    if (!office) throw new Error('a ticket has lost its office');
    const state = shownState(ticket, localDay(now.getTime(), office.timeZone), now.getTime());
    const common = { ticket, state, label: ticketLabel(ticket), timeZone: office.timeZone };
    if (isAtDesk(ticket.state)) {
      const desk = ticket.deskId && (await queueDesk(reader, tenantId, ticket.deskId));
      return { ...common, ...(desk && { desk: desk.name }) };
    }
    if (state !== 'WAITING') return common;
    const [room, last] = await Promise.all([
      WaitingRoom.read(reader, caller, office, now),
      lastCalledNumber(reader, tenantId, ticket, ticket.letter),
    ]);
    const wait = room.waits(ticket.id).get(ticket.id);
    return {
      ...common,
      ...(wait && { wait: inMinutes(wait) }),
      ...(last !== undefined && { lastCalled: ticketLabel({ letter: ticket.letter, number: last }) }),
    };
  }
}
