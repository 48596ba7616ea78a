import ICAL from 'ical.js';
import { type ParsedMail, simpleParser } from 'mailparser';
import { vi } from 'vitest';
import { mailUrl } from './stack.ts';

/** The calendar part of a mail, read by a library that did not write it. */
export interface Invitation {
  readonly method: unknown;
  readonly uid: string;
  readonly sequence: number;
  readonly status: unknown;
  readonly timeZone: unknown;
  readonly startsAt: Date;
}

export interface ReceivedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly invitation: Invitation;
}

/** The n-th mail about an appointment that comes to an address, as soon as it is there. */
export async function mailTo(address: string, n: number): Promise<ReceivedMail> {
  return received(await nthMail(address, n));
}

/** The text of the n-th letter that comes to an address, as soon as it is there. */
export async function letterTo(address: string, n = 1): Promise<string> {
  return (await nthMail(address, n)).text ?? '';
}

/** The text of the letter to an address whose subject begins so, whatever else came there. */
export function letterAbout(address: string, subject: string): Promise<string> {
  return vi.waitFor(
    async () => {
      const letter = (await mailsTo(address)).find((mail) => mail.subject?.startsWith(subject));
      if (!letter) throw new Error(`There is no mail «${subject}…» to ${address}`);
      return letter.text ?? '';
    },
    { timeout: 60_000, interval: 250 },
  );
}

function nthMail(address: string, n: number): Promise<ParsedMail> {
  return vi.waitFor(
    async () => {
      const mail = (await mailsTo(address))[n - 1];
      if (!mail) throw new Error(`There is no mail number ${n} to ${address}`);
      return mail;
    },
    { timeout: 20_000, interval: 100 },
  );
}

async function mailsTo(address: string): Promise<ParsedMail[]> {
  const query = new URLSearchParams({ sort: 'asc', 'to.address': address });
  const caught = (await (await fetch(`${mailUrl}/api/email?${query.toString()}`)).json()) as { id: string }[];
  return Promise.all(caught.map(async ({ id }) => simpleParser(await (await fetch(`${mailUrl}/api/email/${id}/source`)).text())));
}

function received(mail: ParsedMail): ReceivedMail {
  return { subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html || '', invitation: invitationOf(mail) };
}

function invitationOf(mail: ParsedMail): Invitation {
  const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
  if (!part) throw new Error(`«${mail.subject ?? ''}» has no calendar part`);
  const calendar = ICAL.Component.fromString(part.content.toString('utf8'));
  const component = calendar.getFirstSubcomponent('vevent')!;
  const event = new ICAL.Event(component);
  const start = event.startDate;
  start.zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!);
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    status: component.getFirstPropertyValue('status'),
    timeZone: component.getFirstProperty('dtstart')?.getParameter('tzid'),
    startsAt: start.toJSDate(),
  };
}
