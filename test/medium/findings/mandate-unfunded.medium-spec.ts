import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { type LineSpec, PowerTown } from './support/power-town.js';
import { type MandateSpec, TestCity } from './support/test-city.js';

// The office of Almaty district repairs its public spaces; the department pays for something else: the year is loaded.
const office: MandateSpec = { code: 'office', agency: 'akim-almaty', territory: 'almaty' };
const others: LineSpec = { code: 'others', agency: 'dep-utilities', functionCode: 'networks.heat' };
const line: LineSpec = { code: 'line', agency: 'akim-almaty' };

describe('measuring mandate.unfunded', () => {
  let database: TestDatabase;
  let city: TestCity;
  let town: PowerTown;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
    town = new PowerTown(city);
    await city.addTerritory('strip', 'microdistrict', { x: -400, y: 0, w: 400.2, h: 400 });
  });
  beforeEach(() => town.clear());
  afterAll(() => database.drop());

  async function unfunded(mandate: Partial<MandateSpec>, lines: Partial<LineSpec>[]) {
    await town.addLine(others);
    await city.addMandate({ ...office, ...mandate });
    for (const [n, spec] of lines.entries()) await town.addLine({ ...line, code: `line-${n}`, ...spec });
    await city.detect('mandate.unfunded');
    return (await city.findings()).find((finding) => finding.titles[0] === 'office');
  }

  const cases: [string, Partial<MandateSpec>, Partial<LineSpec>[], boolean][] = [
    ['no line at all', {}, [], true],
    ['a line for the function', {}, [{}], false],
    ['a line for the function above', {}, [{ functionCode: 'improvement' }], false],
    ['a line for a function below', { functionCode: 'improvement', kind: 'any' }, [{}], false],
    ['a line for the function beside', {}, [{ functionCode: 'improvement.courtyard' }], true],
    ['a line of another body', {}, [{ agency: 'dep-environment' }], true],
    ['a line for the own district', {}, [{ territory: 'almaty' }], false],
    ['a line for the city', {}, [{ territory: 'astana' }], false],
    ['a line for the district beside, which only touches', {}, [{ territory: 'esil' }], true],
    ['a line for a strip that reaches over by 80 m2', {}, [{ territory: 'strip' }], true],
    ['a line of nothing', {}, [{ kzt: '0' }], true],
    ['a need that nobody approved', {}, [{ standing: 'need' }], true],
    ['a line of last year', {}, [{ year: 2020 }], true],
    ['a line without a function', {}, [{ functionCode: null }], true],
    ['a stage that costs nothing', { stage: 'coordination' }, [], false],
    ['a power that is over', { to: '2024-12-31' }, [], false],
    ['a power to come', { from: '2099-01-01' }, [], false],
  ];
  it.each(cases)('%s', async (_name, mandate, lines, fires) => {
    expect(Boolean(await unfunded(mandate, lines))).toBe(fires);
  });

  it('tells what might pay, what paid before and what waits', async () => {
    const year = await town.year();
    await city.addWork({ title: 'Набережная', agency: 'akim-almaty', functionCode: 'improvement.public-space' });
    const found = await unfunded({}, [
      { functionCode: null, kzt: '5000000' },
      { year: year - 1, kzt: '7000000' },
    ]);
    expect(found).toMatchObject({
      agencies: ['akim-almaty'],
      territories: ['almaty'],
      demo: false,
      from: '2020-01-01',
    });
    expect(found?.measures).toEqual({
      ...{
        year,
        stage: 'current-repair',
        demoBudget: false,
        linesWithoutFunction: 1,
        withoutFunctionKzt: '5000000.00',
      },
      ...{ lastFundedYear: year - 1, moneyLastYearKzt: '7000000.00', worksWithoutMoney: 1 },
    });
  });

  it('says nothing of a year whose budget is not loaded, unless the city asks', async () => {
    await city.addMandate(office);
    await town.addLine({ ...line, year: 2020 });
    expect(await city.detect('mandate.unfunded')).toMatchObject({ measured: 0 });
    await city.db.query(
      `INSERT INTO setting (key, value, note) VALUES ('rule.mandate.unfunded', '{"onlyLoadedYears": false}', 'test')`,
    );
    expect(await city.detect('mandate.unfunded')).toMatchObject({ opened: 1 });
    await city.db.query("DELETE FROM setting WHERE key = 'rule.mandate.unfunded'");
  });

  it('marks a finding that stands on an invented budget', async () => {
    await city.addMandate(office);
    await town.addLine({ ...others, demo: true });
    await city.detect('mandate.unfunded');
    expect((await city.findings())[0]).toMatchObject({ demo: true, measures: { demoBudget: true } });
  });

  it('a total does not pay, its parts do', async () => {
    await city.addMandate(office);
    await town.addLine(line);
    const part = await town.addLine({ ...line, code: 'part', functionCode: 'streets', parent: 'line' });
    await city.detectSome([part], 'mandate.unfunded', 'budget-line');
    expect((await city.findings())[0]).toMatchObject({ status: 'open' });
    await city.db.query('DELETE FROM budget_line WHERE id = $1', [part]);
    await city.detectSome([part], 'mandate.unfunded', 'budget-line');
    expect((await city.findings())[0]).toMatchObject({ status: 'closed' });
  });

  it('the first line of a year opens what the year lacks, the last one taken away closes it', async () => {
    await city.addMandate(office);
    const first = await town.addLine(others);
    await city.detectSome([first], 'mandate.unfunded', 'budget-line');
    expect(await city.findings()).toMatchObject([{ status: 'open' }]);
    await city.db.query('DELETE FROM budget_line WHERE id = $1', [first]);
    await city.detectSome([first], 'mandate.unfunded', 'budget-line');
    expect(await city.findings()).toMatchObject([{ status: 'closed' }]);
  });
});
