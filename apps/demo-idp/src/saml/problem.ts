/** Something wrong with a message, said so that whoever wrote the service provider can mend it. */
export interface Problem {
  /** Number in SPID's table of anomalies, where it has one. */
  readonly anomaly?: number;
  readonly text: string;
}

/** A list of problems, from checks that each say nothing or what is wrong. */
export class ProblemList {
  readonly #problems: Problem[] = [];

  /** Notes the problem unless the condition holds. */
  require(condition: boolean, text: string, anomaly?: number): void {
    if (!condition) this.#problems.push({ text, ...(anomaly !== undefined && { anomaly }) });
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }
}
