import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, ok, type Result } from '@casa/kernel';
import { Config } from '@casa/platform/config';
import { TenantScope } from '@casa/platform/database';
import type { SeatRefusal } from '../../domain/room/room.errors.js';
import type { RoomCaller } from './room-caller.js';
import { Seats } from './seats.js';

/** Longer than any appointment; a page that makes a new connection asks anew. */
const LIFE_SECONDS = 4 * 3600;

/** A server that helps two browsers to reach each other, as RTCPeerConnection takes it. */
export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

/** How the browsers of a room may reach each other. */
export interface IceConfiguration {
  readonly servers: readonly IceServer[];
  /** Through the servers alone. */
  readonly isRelayOnly: boolean;
}

/**
 * The servers for a call, with credentials made for the one who asks and for some hours: coturn's REST scheme (`use-auth-secret`), in which
 * the name is `<end, in Unix seconds>:<who>` and the password a MAC over it. Nothing is stored here or there.
 */
@Injectable()
export class MakeIceServers {
  constructor(
    private readonly scope: TenantScope,
    private readonly seats: Seats,
    @Inject(Config) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(caller: RoomCaller, token: string): Promise<Result<IceConfiguration, SeatRefusal>> {
    const seated = await this.scope.read({ tenantId: caller.tenantId }, (reader) => this.seats.proveAdmitted(reader, caller, token));
    if (!seated.ok) return seated;
    const { CASA_TURN_URLS: urls, CASA_TURN_SECRET: secret, CASA_TURN_ONLY: isRelayOnly } = this.config;
    if (urls.length === 0) return ok({ servers: [], isRelayOnly: false });
    if (secret === undefined) return ok({ servers: [{ urls }], isRelayOnly: false });
    const end = Math.floor(this.clock.now().getTime() / 1000) + LIFE_SECONDS;
    const username = `${end}:${seated.value.participant.id}`;
    const credential = createHmac('sha1', secret).update(username).digest('base64');
    return ok({ servers: [{ urls, username, credential }], isRelayOnly });
  }
}
