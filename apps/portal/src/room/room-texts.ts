import type { room } from '../i18n/it/room.js';

/** The texts of the room's page; it lives in the browser, so they come with its data. */
export type RoomTexts = typeof room;

/** Puts values in the place of what stands in braces. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
