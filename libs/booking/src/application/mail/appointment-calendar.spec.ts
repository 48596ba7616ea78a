import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { appointmentCalendar, type Invitation } from './appointment-calendar.js';
import { sampleNotice } from './appointment-notice.sample.js';

const invitation: Invitation = {
  method: 'REQUEST',
  organizer: { name: 'Comune di Bari', address: 'non-rispondere@bari.example' },
  attendee: { name: 'Mario Rossi', address: 'mario@example.org' },
};

/** Read by a library that did not write it, with the zone as the file itself defines it. */
function read(file: string): { calendar: ICAL.Component; event: ICAL.Event; start: Date; end: Date } {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!);
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
  const at = (time: ICAL.Time) => {
    time.zone = zone;
    return new Date(time.toUnixTime() * 1000);
  };
  return { calendar, event, start: at(event.startDate), end: at(event.endDate) };
}

describe('appointmentCalendar', () => {
  it('invites to an appointment', () => {
    const { calendar, event, start, end } = read(appointmentCalendar(sampleNotice(), invitation));
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(event.uid).toBe('01890000-0000-7000-8000-000000000001@comune.bari.ba.it');
    expect(event.sequence).toBe(0);
    expect(event.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(start).toEqual(new Date('2026-11-24T08:30:00Z'));
    expect(end).toEqual(new Date('2026-11-24T08:50:00Z'));
    expect(event.component.getFirstProperty('dtstart')?.getFirstParameter('tzid')).toBe('Europe/Rome');
    expect(event.summary).toBe('Carta d’identità elettronica – Anagrafe centrale');
    expect(event.location).toBe('Anagrafe centrale\nlargo Fraccacreta 1, 70122 Bari');
    expect(event.component.getFirstPropertyValue('geo')).toEqual([41.1256, 16.8694]);
    expect(event.component.getFirstPropertyValue('url')).toBe('https://comune.bari.ba.it/prenotazioni/link/TOKEN');
    expect(event.organizer).toBe('mailto:non-rispondere@bari.example');
    expect(event.attendees.map((attendee) => attendee.getFirstValue())).toEqual(['MAILTO:mario@example.org']);
    expect(event.attendees[0]?.getFirstParameter('partstat')).toBe('ACCEPTED');
    expect(event.component.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')?.toString()).toBe('-P1D');
    expect(event.description).toContain('BA-7K3Q9MXT');
  });

  it('withdraws the invitation under the same UID with a higher sequence', () => {
    const cancelled = sampleNotice({ status: 'CANCELLED', sequence: 1 });
    const { calendar, event } = read(appointmentCalendar(cancelled, { ...invitation, method: 'CANCEL' }));
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(event.uid).toBe('01890000-0000-7000-8000-000000000001@comune.bari.ba.it');
    expect(event.sequence).toBe(1);
    expect(event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event.component.getFirstSubcomponent('valarm')).toBeNull();
    expect(event.description).not.toContain('TOKEN');
  });

  it('is published without guests when it is downloaded', () => {
    const { calendar, event } = read(appointmentCalendar(sampleNotice()));
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(event.attendees).toEqual([]);
    expect(event.organizer).toBe('mailto:anagrafe@comune.bari.it');
  });

  it.each([
    ['the last working day of winter time', '2026-03-27T08:30:00Z', '20260327T093000'],
    ['the first one of summer time', '2026-03-30T07:30:00Z', '20260330T093000'],
    ['the Sunday of the change itself', '2026-03-29T07:30:00Z', '20260329T093000'],
    ['the last working day of summer time', '2026-10-23T07:30:00Z', '20261023T093000'],
    ['the Sunday when an hour comes twice', '2026-10-25T08:30:00Z', '20261025T093000'],
    ['the first working day of winter time', '2026-10-26T08:30:00Z', '20261026T093000'],
  ])('tells the hour right on %s', (_day, startsAt, written) => {
    const starts = Date.parse(startsAt);
    const file = appointmentCalendar(sampleNotice({ startsAt: starts, endsAt: starts + 1_200_000 }), invitation);
    expect(file).toContain(`DTSTART;TZID=Europe/Rome:${written}`);
    expect(read(file).start).toEqual(new Date(startsAt));
  });

  it('keeps whatever was typed inside its own property', () => {
    const hostile = 'Rossi"\r\nATTENDEE:mailto:altri@example.org\r\nEND:VEVENT';
    const file = appointmentCalendar(sampleNotice({ serviceName: { it: `Carta; d’identità,\r\nX-ALT:1` } }), {
      ...invitation,
      attendee: { name: hostile, address: 'mario@example.org' },
    });
    const { event, calendar } = read(file);
    expect(event.attendees).toHaveLength(1);
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
    expect(event.component.getFirstProperty('x-alt')).toBeNull();
    expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  it('says how to meet when it is not in person', () => {
    expect(read(appointmentCalendar(sampleNotice({ channel: 'TELEPHONE' }))).event.location).toBe('Per telefono');
    const { event } = read(appointmentCalendar(sampleNotice({ channel: 'VIDEO', language: 'en' })));
    expect(event.location).toBe('By video call: https://comune.bari.ba.it/en/stanza/link/ROOM');
    expect(event.description).toContain('Video room: https://comune.bari.ba.it/en/stanza/link/ROOM');
    const cancelled = sampleNotice({ channel: 'VIDEO', status: 'CANCELLED' });
    expect(appointmentCalendar(cancelled)).not.toContain('ROOM');
  });
});
