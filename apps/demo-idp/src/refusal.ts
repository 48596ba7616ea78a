import type { Problem } from './saml/problem.js';

/** The end of the way for this request: shown as a page that says why. */
export class Refusal extends Error {
  readonly status: number;
  readonly title: string;
  readonly problems: readonly Problem[];

  constructor(status: 400 | 403 | 404 | 502, title: string, text: string, problems: readonly Problem[] = []) {
    super(text);
    this.status = status;
    this.title = title;
    this.problems = problems;
  }
}
