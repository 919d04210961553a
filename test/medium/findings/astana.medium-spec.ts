import type { RuleCode } from '@abat/contracts';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { Detector } from '../../../libs/findings/src/application/detector.js';
import { RULES } from '../../../libs/findings/src/rules/registry.js';
import { TransactionRunner } from '@abat/platform';

const PAIR_RULES = ['mandate.duplicate', 'mandate.duplicate-control', 'mandate.split-chain'] as const;

describe('pairs of powers on the Astana set', () => {
  let database: TestDatabase;
  let detector: Detector;

  beforeAll(async () => {
    database = await createTestDatabase({ seed: 'astana' });
    detector = new Detector(new TransactionRunner(database.dataSource));
    for (const rule of PAIR_RULES) await detector.detectAll(RULES[rule]);
  }, 120_000);
  afterAll(() => database.drop());

  // `what` is SQL over the finding f, its powers a and b, their bodies x and y.
  const told = async (rule: RuleCode, what: string): Promise<string[]> => {
    const rows: { told: string }[] = await database.dataSource.query(
      `SELECT ${what} AS told
       FROM finding f JOIN mandate a ON a.id = f.subject_a JOIN mandate b ON b.id = f.subject_b
       JOIN agency x ON x.id = a.agency_id JOIN agency y ON y.id = b.agency_id
       JOIN city_function fa ON fa.id = a.function_id
       WHERE f.rule = $1 AND f.status <> 'closed' AND NOT f.demo ORDER BY 1`,
      [rule],
    );
    return rows.map((row) => row.told);
  };
  const BODIES = `least(x.code, y.code) || ' x ' || greatest(x.code, y.code)`;

  it('finds exactly the duplicates the study names', async () => {
    expect(await told('mandate.duplicate', `f.measures ->> 'stage' || ': ' || ${BODIES}`)).toEqual([
      'construction: akim-almaty x dep-construction',
      'construction: akim-almaty x dep-environment',
      'construction: dep-construction x dep-environment',
      'current-repair: akim-almaty x dep-environment',
      'current-repair: akim-baikonur x dep-environment',
      'current-repair: akim-esil x dep-environment',
      'current-repair: akim-nura x dep-environment',
      'current-repair: akim-saraishyk x dep-environment',
      'current-repair: akim-saryarka x dep-environment',
      'planning: dep-architecture x urbanism-centre',
    ]);
  });

  it('finds that three bodies control greening and three control cleaning', async () => {
    expect(await told('mandate.duplicate-control', `fa.code || ': ' || ${BODIES}`)).toEqual([
      'improvement.cleaning: akim-almaty x akimat',
      'improvement.cleaning: akim-almaty x dep-environment',
      'improvement.cleaning: akimat x dep-environment',
      'improvement.greening: akim-almaty x akimat',
      'improvement.greening: akim-almaty x dep-environment',
      'improvement.greening: akimat x dep-environment',
    ]);
  });

  // Not m012 and m111: the department and the office of Almaty repair what they build, so with others they duplicate.
  it('finds who builds what others keep up', async () => {
    const builderFirst = `CASE f.measures ->> 'builder' WHEN 'A' THEN a.code || ' ' || x.code || ' -> ' || b.code || ' ' || y.code
      ELSE b.code || ' ' || y.code || ' -> ' || a.code || ' ' || x.code END`;
    expect(await told('mandate.split-chain', builderFirst)).toEqual([
      'm020 dep-construction -> m011 dep-environment',
      'm020 dep-construction -> m101 akim-almaty',
      'm020 dep-construction -> m102 akim-baikonur',
      'm020 dep-construction -> m103 akim-esil',
      'm020 dep-construction -> m104 akim-nura',
      'm020 dep-construction -> m105 akim-saraishyk',
      'm020 dep-construction -> m106 akim-saryarka',
      'm030 dep-transport -> m131 akim-almaty',
      'm030 dep-transport -> m132 akim-baikonur',
      'm030 dep-transport -> m133 akim-esil',
      'm030 dep-transport -> m134 akim-nura',
      'm030 dep-transport -> m135 akim-saraishyk',
      'm030 dep-transport -> m136 akim-saryarka',
    ]);
  });

  it('places each duplicate in the district of the office, the others in all six', async () => {
    const rows: { pair: string; districts: string[] }[] = await database.dataSource.query(
      `SELECT ARRAY(SELECT external_id FROM territory WHERE id = ANY (f.territory_ids) ORDER BY 1) AS districts,
         (SELECT string_agg(code, ' ' ORDER BY code) FROM agency WHERE id = ANY (f.agency_ids)) AS pair
       FROM finding f WHERE f.rule = 'mandate.duplicate' AND NOT f.demo`,
    );
    for (const { pair, districts } of rows) {
      const office = /akim-(\w+)/.exec(pair)?.[1];
      expect([pair, districts]).toEqual([
        pair,
        office ? [office] : ['almaty', 'baikonur', 'esil', 'nura', 'saraishyk', 'saryarka'],
      ]);
    }
  });

  it.each(PAIR_RULES)('%s is not louder in a second run', async (rule) => {
    expect(await detector.detectAll(RULES[rule])).toMatchObject({ opened: 0, updated: 0, closed: 0 });
  });
});
