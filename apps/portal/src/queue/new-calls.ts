/** A call as the screen shows it. */
export interface ShownCall {
  readonly label: string;
  readonly calls: number;
  readonly isNow: boolean;
}

/** The calls that a screen has not told yet, the oldest first: of numbers that were not there before, or were called once more. */
export function newCalls<Call extends ShownCall>(before: readonly ShownCall[], now: readonly Call[]): Call[] {
  const told = new Map(before.map(({ label, calls }) => [label, calls]));
  return now.filter(({ label, calls, isNow }) => isNow && calls > (told.get(label) ?? 0)).reverse();
}
