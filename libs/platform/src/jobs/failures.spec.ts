import { describe, expect, it } from 'vitest';
import { JobFailure, PermanentFailure, reportFailure } from './failures.js';

describe('reportFailure', () => {
  it('keeps the words of a failure that was made to be kept', () => {
    expect(reportFailure(new JobFailure('SMTP CONN ETIMEDOUT'))).toEqual({ reason: 'SMTP CONN ETIMEDOUT' });
    expect(reportFailure(new PermanentFailure('SMTP RCPT TO 550'))).toEqual({ reason: 'SMTP RCPT TO 550' });
  });

  it('keeps of any other error its kind, its code and where it happened, never its message', () => {
    const error = Object.assign(new Error('Key (email)=(mario@example.org) exists'), { code: '23505' });
    const report = reportFailure(error);
    expect(report.reason).toBe('Error 23505');
    expect(report.at).toContain('failures.spec.ts');
    expect(JSON.stringify(report)).not.toContain('mario');
  });

  it('reads the copy of an error that is no error any more', () => {
    const { message, stack } = new Error('Key (email)=(mario@example.org) exists');
    const report = reportFailure({ code: 'ECONNREFUSED', message, stack });
    expect(report.reason).toBe('failure ECONNREFUSED');
    expect(report.at).toContain('failures.spec.ts');
    expect(JSON.stringify(report)).not.toContain('mario');
  });

  it('has a word even for what is not an error', () => {
    expect(reportFailure('mario@example.org')).toEqual({ reason: 'unexpected failure' });
  });
});
