import { describe, expect, it } from 'vitest';
import { countTests } from './count.ts';

const file = (status: string, ...results: string[]) => ({ status, assertionResults: results.map((result) => ({ status: result })) });

describe('countTests', () => {
  it('counts passed and failed tests', () => {
    const report = { numPassedTests: 2, numFailedTests: 1, testResults: [file('failed', 'passed', 'failed'), file('passed', 'passed')] };
    expect(countTests(report, 1)).toEqual({ passed: 2, failed: 1 });
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(countTests({ numPassedTests: 0, numFailedTests: 0, testResults: [file('failed')] }, 1)).toEqual({ passed: 0, failed: 1 });
  });

  it('does not call a run good that ended with an error outside of every test', () => {
    expect(countTests({ numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', 'passed')] }, 1)).toEqual({
      passed: 3,
      failed: 1,
    });
  });
});
