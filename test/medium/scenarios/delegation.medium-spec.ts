import type { Comparison, Scenario } from '@abat/contracts';
import { ScenarioBench, told } from './support.js';

const DISTRICTS = ['almaty', 'baikonur', 'esil', 'nura', 'saraishyk', 'saryarka'];

describe('the delegation scenario of Astana', () => {
  let bench: ScenarioBench;
  let scenario: Scenario;
  let comparison: Comparison;

  beforeAll(async () => {
    bench = await ScenarioBench.open();
    const page = await bench.scenarios.list({ limit: 50, sort: 'createdAt' });
    scenario = page.items[0] as Scenario;
    comparison = await bench.compare(scenario);
  }, 120_000);
  afterAll(() => bench.close());

  const duplicates = (list: Comparison['closed'], stage: string) =>
    list.filter(({ rule, measures }) => rule === 'mandate.duplicate' && measures['stage'] === stage);

  it('is loaded with the set as the first one, once', async () => {
    expect(scenario.code).toBe('delegate-current-repair');
    expect(scenario.steps.map(({ action }) => action)).toEqual(['withdraw', 'withdraw', 'grant']);
    expect(scenario.status).toBe('draft');
  });

  it('leaves no duplicate of current repair of public spaces in any of the six districts', async () => {
    const ids = await bench.value<string[]>(
      `SELECT array_agg(id ORDER BY external_id) FROM territory WHERE external_id = ANY ($1)`,
      [DISTRICTS],
    );
    expect(
      [...new Set(duplicates(comparison.closed, 'current-repair').flatMap(({ territory }) => territory))].sort(),
    ).toEqual([...ids].sort());
    expect(duplicates([...comparison.remaining, ...comparison.opened], 'current-repair')).toEqual([]);
  });

  it('leaves construction of public spaces with the department', () => {
    expect(comparison.changes.filter(({ stage }) => stage === 'construction')).toEqual([]);
    const touched = comparison.closed.flatMap(({ subjects }) => subjects.map(({ externalId }) => externalId));
    expect(touched).not.toContain('m012');
  });

  it('shows the duplicates of construction and of control as remaining', () => {
    expect(duplicates(comparison.remaining, 'construction').length).toBe(3);
    expect(comparison.remaining.filter(({ rule }) => rule === 'mandate.duplicate-control').length).toBe(6);
    expect(comparison.measures.after.findings['mandate.duplicate-control']).toBe(6);
  });

  it('shows granted financing without a budget line as opened', async () => {
    const opened = comparison.opened.filter(({ rule }) => rule === 'mandate.unfunded');
    const funded: { code: string }[] = await bench.db.query(
      `SELECT DISTINCT l.agency_id, a.code FROM effective_line l JOIN agency a ON a.id = l.agency_id
       JOIN city_function f ON f.code = 'improvement.public-space'
       WHERE l.year = extract(year FROM current_date) AND l.amount_kzt > 0 AND (l.path <@ f.path OR l.path @> f.path)`,
    );
    const without = DISTRICTS.map((district) => `akim-${district}`).filter(
      (office) => !funded.some(({ code }) => code === office),
    );
    expect(opened.flatMap(({ parties }) => parties.map(({ agency }) => agency)).sort()).toEqual(without);
    expect(opened.every(({ id, subjects }) => id === null && subjects[0]?.id === null)).toBe(true);
  });

  it('says before and after in numbers', () => {
    const { before, after } = comparison.measures;
    const { closed, opened, remaining } = comparison.totals;
    expect(after.total).toBe(opened + remaining);
    expect(before.total).toBe(closed + remaining);
    expect(after.overlapKm2).toBeLessThan(before.overlapKm2);
    const department = (side: typeof before) => side.agencies.find(({ agency }) => agency === 'dep-environment');
    expect((department(before)?.mandates ?? 0) - (department(after)?.mandates ?? 0)).toBe(2);
    expect(before.agencies.every(({ requests }) => requests === null)).toBe(true);
  });

  it('changes nothing by being compared', async () => {
    expect(await bench.value('SELECT count(*)::int FROM mandate WHERE code LIKE $1', ['delegate%'])).toBe(0);
    expect(told(comparison.closed, comparison.remaining)).toEqual(await bench.standing());
  });

  it('adopted, it ends the old powers the day before and begins the new ones with their act', async () => {
    await bench.adopt(scenario);
    const rows: object[] = await bench.db.query(
      `SELECT m.code, last_day(m.valid) = current_date - 1 AS ended FROM mandate m WHERE code IN ('m011', 'm013') ORDER BY 1`,
    );
    expect(rows).toEqual([
      { code: 'm011', ended: true },
      { code: 'm013', ended: true },
    ]);
    const created: object[] = await bench.db.query(
      `SELECT t.external_id AS district FROM mandate m JOIN territory t ON t.id = m.territory_id JOIN legal_act l ON l.id = m.legal_act_id
       WHERE m.source = 'scenario' AND lower(m.valid) = current_date AND upper_inf(m.valid) AND m.stage = 'financing' ORDER BY 1`,
    );
    expect(created).toEqual(DISTRICTS.map((district) => ({ district })));
    await bench.detect();
    expect(await bench.standing()).toEqual(told(comparison.opened, comparison.remaining));
  });
});
