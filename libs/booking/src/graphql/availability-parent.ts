import type { AppointmentChannel } from '@casa/contracts';
import type { AvailabilityView, BookingRules } from '../application/find-availability.js';
import { type Availability, type AvailableDay, toSlot } from './availability.type.js';

/** The parent keeps what `firstFree` and `elsewhere` need when they are asked. */
export interface AvailabilityParent extends Availability {
  readonly rules: BookingRules;
  readonly channel: AppointmentChannel;
}

/** Free time as the schema shows it. */
export function toAvailability({ rules, firstDay, lastDay, days }: AvailabilityView, channel: AppointmentChannel): AvailabilityParent {
  const { timeZone, minutes } = rules;
  return {
    ...{ rules, channel, timeZone, minutes, firstDay, lastDay },
    days: days.map(({ date, status, holiday, slots }): AvailableDay => ({
      date,
      status,
      holiday: holiday ?? null,
      freeSlots: slots.length,
      slots: slots.map(toSlot),
    })),
  };
}
