/** Someone a mail is from or for. The name may be what a citizen typed: it is cleaned before it becomes part of a header. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** An RFC 5545 file that calendars understand: shown as an invitation and attached. */
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly content: string;
}

/** One mail to one person. */
export interface MailMessage {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly replyTo?: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Without angle brackets; the same for every repetition of the same mail, so that the recipient's side can tell. */
  readonly messageId: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly calendar?: CalendarPart;
}
