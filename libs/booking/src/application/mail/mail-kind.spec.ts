import { describe, expect, it } from 'vitest';
import { isStillTrue, MAIL_KINDS, mailIdOf } from './mail-kind.js';
import { sampleNotice } from './appointment-notice.sample.js';

const now = new Date('2026-11-20T10:00:00Z');
const startsAt = Date.parse('2026-11-24T08:30:00Z');

function about(status: 'BOOKED' | 'CANCELLED', sequence: number, starts = startsAt): string[] {
  return MAIL_KINDS.filter((kind) => isStillTrue(kind, { sequence: 1 }, { status, sequence, startsAt: starts }, now));
}

describe('isStillTrue', () => {
  it('sends what the appointment still is', () => {
    expect(about('BOOKED', 1)).toEqual(['confirmation', 'change', 'reminder', 'link']);
  });

  it('sends of an appointment that was moved since only the new link: the move has a mail of its own', () => {
    expect(about('BOOKED', 2)).toEqual(['link']);
  });

  it('sends of a cancelled appointment the cancellation alone', () => {
    expect(about('CANCELLED', 1)).toEqual(['cancellation']);
    expect(about('CANCELLED', 2)).toEqual([]);
  });

  it('sends nothing once it has begun', () => {
    expect(about('BOOKED', 1, now.getTime())).toEqual([]);
    expect(about('CANCELLED', 1, now.getTime() - 1)).toEqual([]);
  });
});

describe('mailIdOf', () => {
  const { id } = sampleNotice();

  it('is the same for a repetition and another for every other mail', () => {
    expect(mailIdOf('confirmation', { id, sequence: 0, linkVersion: 1 })).toBe(`${id}.confirmation.0`);
    expect(mailIdOf('link', { id, sequence: 0, linkVersion: 3 })).toBe(`${id}.link.0.3`);
  });
});
