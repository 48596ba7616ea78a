/** The words of the letters about closures in one language. `when` is «martedì 24 novembre 2026, ore 9:30», `place` one of the places. */
export interface MoveTexts {
  /** What is closed, within a sentence. */
  readonly places: { readonly office: string; readonly desk: string };
  readonly proposed: {
    readonly subject: (when: string) => string;
    readonly opening: (place: string) => string;
  };
  readonly nothingFree: {
    readonly subject: (when: string) => string;
    readonly opening: (place: string) => string;
    readonly call: (telephone: string) => string;
    readonly actionText: string;
  };
  readonly reminder: {
    readonly subject: (when: string) => string;
    readonly opening: (place: string) => string;
    readonly afterwards: string;
  };
  readonly withdrawn: {
    readonly subject: (when: string) => string;
    readonly opening: (place: string) => string;
    readonly actionText: string;
    readonly action: string;
  };
  readonly labels: {
    readonly before: string;
    readonly reason: string;
    readonly proposed: string;
    readonly answerBy: string;
  };
  readonly answerBy: (when: string) => string;
  readonly action: string;
  /** That nothing is lost until they answer. */
  readonly staysYours: (place: string) => string;
  readonly otherTimes: (telephone: string) => string;
  readonly otherOffice: (office: string) => string;
  readonly linkWarning: string;
}
