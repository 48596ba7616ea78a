import { type PipeTransform, type Type } from '@nestjs/common';
import { ok, refused, type Result } from '@casa/kernel';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

export interface InputProblem {
  readonly path: string;
  /** `CODE` or `CODE:parameter` */
  readonly problem: string;
}

/** An input that kept its rules, or the list of what did not. A refusal is an expected outcome, so it is a value. */
export type Checked<Input> = Result<Input, readonly InputProblem[]>;

/** Checks an input against the class-validator rules of its class: `@Args('input', { type: () => X }, checked(X)) input: Checked<X>` */
export function checked<Input extends object>(input: Type<Input>): PipeTransform<object, Checked<Input>> {
  return {
    transform(raw) {
      const value = plainToInstance(input, raw);
      const errors = validateSync(value, { forbidUnknownValues: true });
      return errors.length === 0 ? ok(value) : refused(errors.flatMap((error) => problemsOf(error, '')));
    },
  };
}

function problemsOf(error: ValidationError, parent: string): InputProblem[] {
  const path = parent ? `${parent}.${error.property}` : error.property;
  const [first] = Object.values(error.constraints ?? {}).sort(byGravity);
  return [
    ...(first === undefined ? [] : [{ path, problem: first }]),
    ...(error.children ?? []).flatMap((child) => problemsOf(child, path)),
  ];
}

/** A missing value is reported as missing, whatever else it fails. */
function byGravity(a: string, b: string): number {
  return Number(b === 'REQUIRED') - Number(a === 'REQUIRED');
}
