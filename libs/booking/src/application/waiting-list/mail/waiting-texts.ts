/** The words of the letters of the waiting list in one language. `when` is «martedì 24 novembre 2026, ore 9:30». */
export interface WaitingTexts {
  readonly joined: {
    readonly subject: (service: string) => string;
    readonly opening: string;
    readonly order: string;
    readonly offers: string;
    readonly keepsPlace: string;
    readonly action: string;
    readonly actionText: string;
    readonly notYou: string;
  };
  readonly offer: {
    readonly subject: (when: string) => string;
    readonly opening: string;
    readonly answerBy: (when: string) => string;
    readonly otherwise: string;
    readonly elsewhere: (municipality: string) => string;
    readonly action: string;
  };
  readonly lapsed: {
    readonly subject: (when: string) => string;
    readonly opening: (when: string) => string;
    readonly stays: string;
    readonly action: string;
    readonly actionText: string;
  };
  readonly ended: {
    readonly subject: (service: string) => string;
    readonly lastDayOver: string;
    readonly noAnswers: (count: number) => string;
    readonly again: (url: string) => string;
  };
  readonly labels: {
    readonly where: string;
    readonly days: string;
    readonly hours: string;
    readonly answerBy: string;
  };
  /** In which offices: those named, or all; and how far beyond the municipality. */
  readonly offices: (names: readonly string[], km: number | null) => string;
  readonly days: (first: string, last: string, weekdays: readonly string[]) => string;
  readonly hours: (from: string | null, until: string | null) => string;
  readonly linkWarning: string;
  readonly privacy: string;
}
