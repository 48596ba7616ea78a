import type { AppointmentChannel } from '@casa/contracts';
import type { MailKind } from './mail-kind.js';

/** The words of the mails in one language. `when` is «martedì 24 novembre 2026, ore 9:30». */
export interface MailTexts {
  readonly subjects: Readonly<Record<MailKind, (when: string) => string>>;
  /** The first sentence, which says what happened. */
  readonly openings: Readonly<Record<MailKind, string>>;
  when(day: string, hour: string): string;
  span(day: string, from: string, to: string, minutes: number): string;
  readonly labels: {
    readonly service: string;
    readonly when: string;
    readonly how: string;
    readonly where: string;
    readonly office: string;
    readonly room: string;
    readonly code: string;
    readonly arrival: string;
    readonly bring: string;
  };
  readonly channels: Readonly<Record<AppointmentChannel, string>>;
  /** What to know beforehand of a channel that is not self-evident. */
  readonly channelNotes: Readonly<Partial<Record<AppointmentChannel, string>>>;
  /** Of a virtual desk. @param municipality for which they answer, by its official name */
  readonly answeredElsewhere: (municipality: string) => string;
  readonly manage: {
    readonly untilThen: (when: string) => string;
    readonly tooLate: (telephone: string, email: string) => string;
    readonly action: string;
    readonly view: string;
    readonly warning: string;
  };
  /** Of another appointment for the same service. */
  readonly alsoBooked: (when: string, office: string, url: string) => string;
  readonly bookAgain: (url: string) => string;
  readonly calendarNote: string;
  readonly notYou: string;
  /** What the data are used for. */
  readonly privacy: string;
  readonly noReply: string;
}
