const MINUTE_MS = 60_000;

/** From when to when a desk is open; epoch milliseconds. */
export type OpenStretch = readonly [opens: number, closes: number];

/** Whether tickets are given now, and when they will be again today. */
export type TicketHours = { readonly open: true } | { readonly open: false; readonly opensAt?: number };

/** @param stretches of today, of the desks that give what is asked. */
export function ticketHours(stretches: readonly OpenStretch[], now: number, lastTicketMinutes: number): TicketHours {
  const given = stretches.map(([opens, closes]): OpenStretch => [opens, closes - lastTicketMinutes * MINUTE_MS]);
  if (given.some(([opens, ends]) => opens <= now && now < ends)) return { open: true };
  const later = given.filter(([opens, ends]) => opens > now && opens < ends).map(([opens]) => opens);
  return later.length > 0 ? { open: false, opensAt: Math.min(...later) } : { open: false };
}
