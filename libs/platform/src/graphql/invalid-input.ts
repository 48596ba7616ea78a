import { Refusal } from './refusal.js';
import { Field, ObjectType } from '@nestjs/graphql';
import type { Language } from '@casa/kernel';
import { problemText } from './problem-texts.js';

@ObjectType({ description: 'What is wrong with one field.' })
export class FieldProblem {
  @Field({ description: 'Path inside the input: citizen.email' })
  path!: string;

  @Field({ description: 'Stable code of the problem.' })
  code!: string;

  @Field({ description: "What to do, in the caller's language." })
  message!: string;
}

@ObjectType({ implements: () => Refusal, description: 'What was typed cannot be taken: nothing was written. One entry a field.' })
export class InvalidInput extends Refusal {
  @Field(() => [FieldProblem], { description: 'One a field.' })
  fields!: FieldProblem[];
}

const SUMMARY = {
  it: { one: 'C’è un campo da correggere.', more: 'Ci sono %s campi da correggere.' },
  en: { one: 'There is one field to correct.', more: 'There are %s fields to correct.' },
} as const;

/** @param problems path and `CODE` or `CODE:parameter` of each. */
export function invalidInput(problems: readonly { readonly path: string; readonly problem: string }[], language: Language): InvalidInput {
  const summary = SUMMARY[language];
  return Object.assign(new InvalidInput(), {
    message: problems.length === 1 ? summary.one : summary.more.replace('%s', String(problems.length)),
    fields: problems.map(({ path, problem }) => Object.assign(new FieldProblem(), { path, ...problemText(problem, language) })),
  });
}
