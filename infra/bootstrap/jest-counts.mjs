// @ts-check

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * The part of Jest's `--json` report that is counted.
 * @typedef {object} JestReport
 * @property {number} numPassedTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults one per test file
 */

/** States of a test that did not prove anything although it was to run. */
const UNPROVEN = new Set(['failed', 'pending', 'todo', 'skipped', 'disabled']);

/**
 * Counts a Jest report: a test that was skipped counts as failed, and so does a file that could not be run.
 * @param {JestReport | undefined} report undefined when Jest wrote none
 * @param {{ filtered: boolean }} how whether only some tests were asked for by name: the others are then no failures
 * @returns {Counts}
 */
export function countTests(report, { filtered }) {
  if (!report) return { passed: 0, failed: 1 };
  const unproven = filtered ? new Set(['failed']) : UNPROVEN;
  let passed = 0;
  let failed = 0;
  for (const file of report.testResults) {
    const states = file.assertionResults.map(({ status }) => status);
    const bad = states.filter((status) => unproven.has(status)).length;
    passed += states.filter((status) => status === 'passed').length;
    failed += bad;
    if (file.status === 'failed' && !states.includes('failed')) failed += 1;
  }
  if (!filtered && passed + failed === 0) failed = 1; // a tier without tests proves nothing
  return { passed, failed };
}

/** @param {Counts[]} counts @returns {Counts} */
export function sumCounts(counts) {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** @param {Counts} counts @returns {string} the last line of `npm test` and of CI */
export function summaryLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
