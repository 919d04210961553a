import { countTests, sumCounts, summaryLine } from './jest-counts.mjs';

const file = (status: string, ...states: string[]) => ({
  status,
  assertionResults: states.map((state) => ({ status: state })),
});
const report = (...testResults: ReturnType<typeof file>[]) => ({ numPassedTests: 0, testResults });
const all = { filtered: false };

describe('countTests', () => {
  it.each([
    [
      'passes and failures',
      report(file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')),
      { passed: 3, failed: 1 },
    ],
    [
      'a skipped and a planned test as failed',
      report(file('passed', 'passed', 'pending', 'todo')),
      { passed: 1, failed: 2 },
    ],
    [
      'a file that could not be run as one failure',
      report(file('failed'), file('passed', 'passed')),
      { passed: 1, failed: 1 },
    ],
    ['a file whose tests passed but whose end failed', report(file('failed', 'passed')), { passed: 1, failed: 1 }],
    ['a tier without tests as one failure', report(), { passed: 0, failed: 1 }],
    ['a missing report as one failure', undefined, { passed: 0, failed: 1 }],
  ])('counts %s', (_name, given, counts) => {
    expect(countTests(given, all)).toEqual(counts);
  });

  it('does not count tests that a filter left out', () => {
    expect(countTests(report(file('passed', 'passed', 'pending')), { filtered: true })).toEqual({
      passed: 1,
      failed: 0,
    });
    expect(countTests(report(), { filtered: true })).toEqual({ passed: 0, failed: 0 });
  });
});

describe('summaryLine', () => {
  it('adds up the tiers', () => {
    expect(
      summaryLine(
        sumCounts([
          { passed: 2, failed: 1 },
          { passed: 40, failed: 0 },
        ]),
      ),
    ).toBe('42 passed, 1 failed');
  });
});
