import { Logger } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reportUnexpected } from './error-report.js';

/** What was written to the log. */
let written: unknown[];

beforeEach(() => {
  written = [];
  vi.spyOn(Logger.prototype, 'error').mockImplementation((line: unknown) => {
    written.push(line);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const located = (originalError: Error) =>
  new GraphQLError(originalError.message, { originalError, path: ['bookAppointment', 'appointment', 0] });

describe('reportUnexpected', () => {
  it('writes down a defect of ours: what, where, and whose request', () => {
    reportUnexpected([located(new TypeError('x is not a function'))], 'request-1');
    expect(written).toEqual([
      expect.objectContaining({
        requestId: 'request-1',
        path: 'bookAppointment.appointment.0',
        name: 'TypeError',
        message: 'x is not a function',
      }),
    ]);
  });

  it('writes of a database error its state and never its words, which quote the row', () => {
    const quoting = Object.assign(new Error('Key (email)=(maria@example.it) already exists.'), {
      code: '23505',
      detail: 'maria@example.it',
    });
    reportUnexpected([located(new Error('maria@example.it', { cause: quoting }))], 'request-1');
    expect(written).toEqual([expect.objectContaining({ sqlState: '23505' })]);
    expect(JSON.stringify(written)).not.toContain('maria');
  });

  it('is silent about what the caller did wrong', () => {
    const refused = new GraphQLError('This cursor is not one of ours.', { extensions: { code: 'BAD_USER_INPUT' } });
    reportUnexpected([refused, located(refused), new GraphQLError('Syntax Error')], 'request-1');
    expect(written).toEqual([]);
  });
});
