import { describe, expect, it } from 'vitest';
import { APPOINTMENT_CHANNELS } from './appointment-channel.js';
import { BOOKING_QUEUES } from './booking-events.js';
import { IDENTITY_QUEUES } from './identity-events.js';
import { SERVICE_CATEGORIES } from './service-category.js';

describe('what modules say to each other', () => {
  it('has the fifteen categories of the Modello Comuni, each once', () => {
    expect(new Set(SERVICE_CATEGORIES).size).toBe(15);
    expect(SERVICE_CATEGORIES).toHaveLength(15);
  });

  it('has three ways to meet', () => {
    expect([...APPOINTMENT_CHANNELS]).toEqual(['IN_PERSON', 'TELEPHONE', 'VIDEO']);
  });

  it.each([
    ['an appointment', BOOKING_QUEUES, /^booking\.[a-z-]+$/],
    ['persons and members', IDENTITY_QUEUES, /^identity\.[a-z-]+$/],
  ])('has a queue of its own for everything that happens to %s', (_what, queues, form) => {
    const names = Object.values(queues);
    expect(new Set(names).size).toBe(names.length);
    // pg-boss takes letters, digits, hyphens, underscores, dots and slashes.
    for (const name of names) expect(name).toMatch(form);
  });
});
