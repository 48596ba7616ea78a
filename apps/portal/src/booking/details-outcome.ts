import type { CitizenValues, FieldErrors, Question } from './citizen-form.js';
import type { SlotProblem } from './hold-slot.server.js';

/** A slot kept for the citizen, as the page says it. */
export interface HoldView {
  readonly expiresAt: string;
  /** «9:42» */
  readonly until: string;
}

/** What the form of the details shows after it was sent. */
export type DetailsOutcome =
  | { readonly step: 'edit'; readonly values: CitizenValues; readonly errors: FieldErrors }
  | {
      readonly step: 'review';
      readonly values: CitizenValues;
      /** The hour is gone. */
      readonly problem?: SlotProblem;
      /** The booking is refused for another reason. */
      readonly refusal?: string;
      /** Taken just now, in place of the one that was gone. */
      readonly hold?: HoldView;
    };

/** The chosen appointment, as steps 4 and 5 show it. */
export interface AppointmentChoice {
  readonly chosen: {
    readonly service: string;
    readonly office: string;
    readonly channel: 'IN_PERSON' | 'TELEPHONE' | 'VIDEO';
    readonly startsAt: string;
  };
  readonly service: {
    readonly name: string;
    readonly minutes: number;
    readonly questions: readonly Question[];
    readonly openToNonResidents: boolean;
  };
  readonly office: { readonly name: string; readonly address: string };
  readonly when: string;
  readonly hold: HoldView | undefined;
}
