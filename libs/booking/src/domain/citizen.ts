/** Whom an appointment is for, and what they told. Personal data: stored only as sealed text. */
export interface CitizenDetails {
  readonly givenName: string;
  readonly familyName: string;
  /** Empty for who has none and was booked at the counter or on the telephone: they get no letters. */
  readonly email: string;
  readonly telephone?: string;
  readonly address: { readonly street: string; readonly postalCode: string; readonly city: string };
  readonly resident: boolean;
  readonly reason: string;
  readonly answers: readonly { readonly questionId: string; readonly question: string; readonly answer: string }[];
}
