/**
 * A hand-written statement of a projection, prepared once a connection under its name. Named, because a plan for the availability of
 * a month costs more to make than to run.
 */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export function statement(name: string, text: string): Statement {
  return { name, text };
}
