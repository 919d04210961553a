import { findingQuerySchema, findingSchema, type RuleCode } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { Detector } from '../../../libs/findings/src/application/detector.js';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { FindingRepository } from '../../../libs/findings/src/persistence/finding.repository.js';
import { RULES } from '../../../libs/findings/src/rules/registry.js';

const CODES: RuleCode[] = [
  'mandate.gap',
  'mandate.unfunded',
  'mandate.unbacked-spending',
  'mandate.legal-basis',
  'mandate.contested',
];

describe('what powers of the Astana set lack', () => {
  let database: TestDatabase;
  let detector: Detector;

  beforeAll(async () => {
    database = await createTestDatabase({ seed: 'astana' });
    detector = new Detector(new TransactionRunner(database.dataSource));
    for (const code of CODES) await detector.detectAll(RULES[code]);
  }, 120_000);
  afterAll(() => database.drop());

  const column = async (sql: string): Promise<unknown[]> => {
    const rows: { value: unknown }[] = await database.dataSource.query(sql);
    return rows.map((row) => row.value);
  };

  it('nobody builds courtyards in Saraishyq, and only there', async () => {
    const places = await column(
      `SELECT t.external_id AS value FROM finding f JOIN coverage_requirement r ON r.id = f.subject_a JOIN territory t ON t.id = f.subject_b
       WHERE f.rule = 'mandate.gap' AND r.code = 'req-courtyard-construction'`,
    );
    expect(places).toEqual(['saraishyk']);
  });

  it('what is held is no gap: public spaces, streets, waste', async () => {
    const gaps = await column(
      `SELECT DISTINCT r.code AS value FROM finding f JOIN coverage_requirement r ON r.id = f.subject_a
       WHERE f.rule = 'mandate.gap' AND r.level = 'territory' ORDER BY 1`,
    );
    expect(gaps).toEqual(['req-courtyard-construction', 'req-courtyard-maintenance', 'req-greening-maintenance']);
  });

  it('no park has a balance holder in the register: low, not alarming', async () => {
    const [parks, unknown] = [
      await column(`SELECT count(*)::int AS value FROM site WHERE kind = 'park' AND valid @> current_date`),
      await column(
        `SELECT count(*)::int AS value FROM finding WHERE rule = 'mandate.gap' AND subject_b_type = 'site' AND severity = 'low'`,
      ),
    ];
    expect(unknown).toEqual(parks);
  });

  it('seven powers rest on the rules of 2017, repealed in 2024', async () => {
    const codes = await column(
      `SELECT m.code AS value FROM finding f JOIN mandate m ON m.id = f.subject_a WHERE f.rule = 'mandate.legal-basis'
         AND f.measures ->> 'since' = '2024-10-25' AND f.measures ->> 'replacedBy' = 'astana-improvement-2024' ORDER BY 1`,
    );
    expect(codes).toEqual(['m001', 'm131', 'm132', 'm133', 'm134', 'm135', 'm136']);
    expect(await column("SELECT count(*)::int AS value FROM finding WHERE rule = 'mandate.legal-basis'")).toEqual([7]);
  });

  it('findings about money stand on the demonstration budget and say so', async () => {
    const sql = (rule: RuleCode) => `SELECT DISTINCT demo AS value FROM finding WHERE rule = '${rule}'`;
    expect(await column(sql('mandate.unfunded'))).toEqual([true]);
    expect(await column(sql('mandate.unbacked-spending'))).toEqual([true]);
  });

  it('nothing is contested without refusals, and a second run is not louder', async () => {
    expect(await column("SELECT count(*)::int AS value FROM finding WHERE rule = 'mandate.contested'")).toEqual([0]);
    for (const code of CODES)
      expect(await detector.detectAll(RULES[code])).toMatchObject({ opened: 0, updated: 0, closed: 0 });
  });

  it.each(CODES.slice(0, 4))(
    'findings of %s are listed and told, with and without parties or geometry',
    async (rule) => {
      const repository = new FindingRepository(database.dataSource);
      const reader = new FindingReader(database.dataSource);
      const page = await repository.list(findingQuerySchema.parse({ rule, period: 'all', limit: '200' }));
      const told = await reader.read(page.items);
      expect(told.length).toBeGreaterThan(0);
      for (const finding of told) {
        expect(findingSchema.parse(finding).subjects.every((subject) => subject.titles.ru && subject.titles.kk)).toBe(
          true,
        );
        const last = finding.explanation.ru.split(/(?<=\.) (?=[А-Я])/).at(-1);
        expect(last).toMatch(/^Выход/);
      }
      const districts = findingQuerySchema.parse({ rule, territory: 'saraishyk', period: 'all' });
      expect((await repository.list(districts)).total).toBeGreaterThan(0);
    },
  );

  it('counts them in the heads of lists', async () => {
    const { items } = await new FindingRepository(database.dataSource).stats({});
    for (const rule of CODES.slice(0, 4)) expect(items.some((item) => item.rule === rule && item.count > 0)).toBe(true);
  });
});
