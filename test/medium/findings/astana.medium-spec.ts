import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { Detector } from '../../../libs/findings/src/application/detector.js';
import { RULES } from '../../../libs/findings/src/rules/registry.js';
import { TransactionRunner } from '@abat/platform';

describe('mandate.duplicate on the Astana set', () => {
  let database: TestDatabase;
  let detector: Detector;

  beforeAll(async () => {
    database = await createTestDatabase({ seed: 'astana' });
    detector = new Detector(new TransactionRunner(database.dataSource));
    await detector.detectAll(RULES['mandate.duplicate']);
  }, 120_000);
  afterAll(() => database.drop());

  const pairs = async (): Promise<string[]> => {
    const rows: { pair: string }[] = await database.dataSource.query(
      `SELECT f.measures ->> 'stage' || ': ' || least(x.code, y.code) || ' x ' || greatest(x.code, y.code) AS pair
       FROM finding f JOIN mandate a ON a.id = f.subject_a JOIN mandate b ON b.id = f.subject_b
       JOIN agency x ON x.id = a.agency_id JOIN agency y ON y.id = b.agency_id
       WHERE f.rule = 'mandate.duplicate' AND f.status <> 'closed' AND NOT f.demo ORDER BY 1`,
    );
    return rows.map((row) => row.pair);
  };

  it('finds exactly the duplicates the study names', async () => {
    expect(await pairs()).toEqual([
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

  it('is not louder in a second run', async () => {
    expect(await detector.detectAll(RULES['mandate.duplicate'])).toMatchObject({ opened: 0, updated: 0, closed: 0 });
  });
});
