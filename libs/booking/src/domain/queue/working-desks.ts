import type { OpenStretch } from './ticket-hours.js';
import type { Waiting } from './waiting-time.js';

/** A desk that calls nobody for so long, though somebody waits whom it could serve, is thought to be left. */
const LEFT_AFTER_MS = 5 * 60_000;

/** What is known of a desk's day; instants are epoch milliseconds. */
export interface DeskSigns {
  readonly services: readonly string[];
  readonly open: readonly OpenStretch[];
  /** An operator sits there, and said so. */
  readonly staffed: boolean;
  readonly servingSince: number | null;
  /** When it called or ended somebody last. */
  readonly lastActive: number | null;
}

/**
 * The desks where somebody works: those that serve, and where operators say that they sit. In an office whose operators do not say so, those whose
 * hours are now, as long as they leave nobody waiting whom they could call.
 */
export function workingDesks<Desk extends DeskSigns>(
  desks: readonly Desk[],
  waiting: readonly Pick<Waiting, 'serviceId' | 'hereAt'>[],
  now: number,
): readonly Desk[] {
  const saysWhoSits = desks.some(({ staffed }) => staffed);
  const isLeft = ({ services, lastActive, open }: Desk) => {
    const since = Math.max(lastActive ?? 0, ...open.filter(([opens]) => opens <= now).map(([opens]) => opens));
    return waiting.some(({ serviceId, hereAt }) => services.includes(serviceId) && now - Math.max(since, hereAt) > LEFT_AFTER_MS);
  };
  const isOpen = ({ open }: Desk) => open.some(([opens, closes]) => opens <= now && now < closes);
  return desks.filter((desk) => desk.staffed || desk.servingSince !== null || (!saysWhoSits && isOpen(desk) && !isLeft(desk)));
}
