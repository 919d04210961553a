import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { type LineSpec, PowerTown } from './support/power-town.js';
import { type MandateSpec, TestCity } from './support/test-city.js';

// The office of Almaty district pays for public spaces; whether it may is what the cases are about.
const line: LineSpec = { code: 'line', agency: 'akim-almaty', kzt: '250000000' };
const power: MandateSpec = { code: 'power', agency: 'akim-almaty', territory: 'almaty' };

describe('measuring mandate.unbacked-spending', () => {
  let database: TestDatabase;
  let city: TestCity;
  let town: PowerTown;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
    town = new PowerTown(city);
  });
  beforeEach(() => town.clear());
  afterAll(() => database.drop());

  async function unbacked(spec: Partial<LineSpec>, powers: Partial<MandateSpec>[]) {
    await town.addLine({ ...line, ...spec });
    for (const [n, mandate] of powers.entries()) await city.addMandate({ ...power, code: `power-${n}`, ...mandate });
    await city.detect('mandate.unbacked-spending');
    return (await city.findings())[0];
  }

  const cases: [string, Partial<LineSpec>, Partial<MandateSpec>[], boolean][] = [
    ['no power', {}, [], true],
    ['a power for the function', {}, [{}], false],
    ['a power for the function above', {}, [{ functionCode: 'improvement' }], false],
    ['a power for a function below', { functionCode: 'improvement' }, [{}], false],
    ['a power for the function beside', {}, [{ functionCode: 'improvement.courtyard' }], true],
    ['a power of another body', {}, [{ agency: 'dep-environment', territory: 'astana' }], true],
    ['a power to control only', {}, [{ stage: 'control' }], true],
    ['a power to coordinate only', {}, [{ stage: 'coordination' }], true],
    ['a power to take requests only', {}, [{ stage: 'intake' }], true],
    ['a power to design', {}, [{ stage: 'design' }], false],
    ['a power elsewhere', { territory: 'esil' }, [{}], true],
    ['a power in the district of the line', { territory: 'almaty' }, [{}], false],
    ['a power of the city over the district of the line', { territory: 'almaty' }, [{ territory: 'astana' }], false],
    ['a power that was over before the year', {}, [{ to: '2020-12-31' }], true],
    ['a line of years ago', { year: 2020 }, [], false],
    ['a line of a year to come', { year: 2099 }, [], true],
    ['a line without a function', { functionCode: null }, [], false],
    ['a line of nothing', { kzt: '0' }, [], false],
    ['a need that nobody approved', { standing: 'need' }, [], false],
  ];
  it.each(cases)('%s', async (_name, spec, powers, fires) => {
    expect(Boolean(await unbacked(spec, powers))).toBe(fires);
  });

  it('a power of one day of the year is enough', async () => {
    const year = await town.year();
    expect(await unbacked({}, [{ from: '2020-01-01', to: `${year}-01-01` }])).toBeUndefined();
  });

  it('names the nearest holder as the way out: the same function before the one above', async () => {
    const found = await unbacked({ territory: 'almaty' }, [
      { code: 'a', agency: 'dep-construction', territory: 'astana', functionCode: 'improvement' },
      { code: 'b', agency: 'dep-environment', territory: 'astana', stage: 'construction' },
      { code: 'c', agency: 'akim-esil', territory: 'esil' },
    ]);
    expect(found).toMatchObject({
      ...{ agencies: ['akim-almaty'], territories: ['almaty'], severity: 'medium', score: 66.3 },
      measures: { amountKzt: '250000000.00', holders: 2, holderRu: 'dep-environment', holderStage: 'construction' },
    });
  });

  it('years back are judged when the city asks', async () => {
    await town.addLine({ ...line, year: (await town.year()) - 1 });
    const settings = `INSERT INTO setting (key, value, note) VALUES ('rule.mandate.unbacked-spending', '{"yearsBack": 1}', 'test')`;
    expect(await city.detect('mandate.unbacked-spending')).toMatchObject({ measured: 0 });
    await city.db.query(settings);
    expect(await city.detect('mandate.unbacked-spending')).toMatchObject({ opened: 1 });
    await city.db.query("DELETE FROM setting WHERE key = 'rule.mandate.unbacked-spending'");
  });

  it('a line that gets parts is told by its parts', async () => {
    const total = await town.addLine(line);
    await city.detectSome([total], 'mandate.unbacked-spending', 'budget-line');
    const part = await town.addLine({ ...line, code: 'part', parent: 'line' });
    await city.detectSome([part], 'mandate.unbacked-spending', 'budget-line');
    expect((await city.findings()).map((finding) => finding.status)).toEqual(['closed', 'open']);
  });
});
