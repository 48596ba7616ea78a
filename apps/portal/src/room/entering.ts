import type { EnterOfficeRoomMutation, EnterRoomMutation, RoomEnteringFragment } from '../gql/graphql.js';
import { callApi } from './call/room-api.js';

type Entering = Promise<RoomEnteringFragment | undefined>;

/** By the link that lies in the cookie: the portal asks the API for it, so that no script ever has it. */
export async function enterByLink(address: string, seat: string | undefined, takeOver: boolean): Entering {
  const body = new URLSearchParams({ ...(seat !== undefined && { seat }), ...(takeOver && { takeOver: 'true' }) });
  const response = await fetch(address, { method: 'POST', body }).catch(() => undefined);
  return response?.ok ? ((await response.json().catch(() => undefined)) as RoomEnteringFragment | undefined) : undefined;
}

/** By the session, as the person whose appointment it is. @param hash of the trusted document. */
export async function enterAsCitizen(hash: string, appointmentId: string, seat: string | undefined, takeOver: boolean): Entering {
  const input = { appointmentId, takeOver, seat: seat ?? null };
  return (await callApi<EnterRoomMutation>(hash, { input }).catch(() => undefined))?.enterRoom;
}

/** By the session, as an operator of the office. @param hash of the trusted document. */
export async function enterAsOperator(hash: string, appointmentId: string, seat: string | undefined, takeOver: boolean): Entering {
  const input = { appointmentId, takeOver, seat: seat ?? null };
  return (await callApi<EnterOfficeRoomMutation>(hash, { input }).catch(() => undefined))?.enterOfficeRoom;
}
