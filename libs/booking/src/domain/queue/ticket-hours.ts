const MINUTE_MS = 60_000;

/** From when to when a desk is open; epoch milliseconds. */
export type OpenStretch = readonly [opens: number, closes: number];

/** Whether tickets are given now, and until when the desks are open; or when tickets will be given again today. */
export type TicketHours = { readonly open: true; readonly until: number } | { readonly open: false; readonly opensAt?: number };

/** @param stretches of today, of the desks that give what is asked. */
export function ticketHours(stretches: readonly OpenStretch[], now: number, lastTicketMinutes: number): TicketHours {
  const last = lastTicketMinutes * MINUTE_MS;
  const closing = stretches.filter(([opens, closes]) => opens <= now && now < closes - last).map(([, closes]) => closes);
  if (closing.length > 0) return { open: true, until: Math.max(...closing) };
  const later = stretches.filter(([opens, closes]) => opens > now && opens < closes - last).map(([opens]) => opens);
  return later.length > 0 ? { open: false, opensAt: Math.min(...later) } : { open: false };
}
