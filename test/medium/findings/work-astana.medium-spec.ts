import type { RuleCode } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { Detector } from '../../../libs/findings/src/application/detector.js';
import { RULES } from '../../../libs/findings/src/rules/registry.js';

/** How many findings the demonstration shows of each rule: a few at least, never a flood. */
const SHOWN: [RuleCode, least: number, most: number][] = [
  ['work.clash', 40, 120],
  ['work.duplicate', 3, 60],
  ['work.repeat-dig', 3, 60],
  ['work.order', 4, 80],
  ['work.combine', 4, 80],
  ['work.season', 3, 80],
  ['work.event', 4, 120],
  ['work.no-handover', 3, 40],
];

describe('the rules about works on the Astana set', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase({ seed: 'astana' });
    const detector = new Detector(new TransactionRunner(database.dataSource));
    for (const [rule] of SHOWN) await detector.detectAll(RULES[rule]);
  }, 120_000);
  afterAll(() => database.drop());

  it.each(SHOWN)('shows %s', async (rule, least, most) => {
    const rows: { all: number; demo: number }[] = await database.dataSource.query(
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE demo)::int AS demo FROM finding WHERE rule = $1 AND status <> 'closed'`,
      [rule],
    );
    expect(rows[0]?.demo).toBeGreaterThanOrEqual(least);
    expect(rows[0]?.all).toBeLessThanOrEqual(most);
  });
});
