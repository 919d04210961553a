import { millionsToTenge } from '../registers.js';
import { type Inventory, readInventory } from './inventory.js';
import { makeDemoProgramme } from './programme.js';
import { demoRows } from './rows.js';

const TODAY = '2026-11-21';

describe('the demonstration programme', () => {
  let inventory: Inventory;
  beforeAll(async () => {
    inventory = await readInventory();
  });

  it('is the same whenever it is made for the same day', () => {
    expect(makeDemoProgramme(inventory, TODAY)).toEqual(makeDemoProgramme(inventory, TODAY));
  });

  it('has about 400 works of 2026 and 2027, every one marked', () => {
    const works = makeDemoProgramme(inventory, TODAY);
    expect(works.length).toBeGreaterThan(380);
    expect(works.length).toBeLessThan(430);
    expect(new Set(works.map(({ year }) => year))).toEqual(new Set([2026, 2027]));
    expect(works.every(({ title, contractor }) => title.endsWith('(демо)') && contractor.endsWith('(демо)'))).toBe(
      true,
    );
  });

  it('leaves the courtyards of Saraishyq without works', () => {
    const works = makeDemoProgramme(inventory, TODAY);
    expect(
      works.filter(({ agency, type }) => agency === 'akim-saraishyk' && ['courtyard', 'yardRepair'].includes(type)),
    ).toEqual([]);
  });

  it('has statuses that fit the day', () => {
    for (const { days, status } of makeDemoProgramme(inventory, TODAY)) {
      if (status === 'running') expect(days.start <= TODAY && days.end >= TODAY).toBe(true);
      if (status === 'planned' || status === 'approved') expect(days.start > TODAY).toBe(true);
      if (status === 'finished' || status === 'accepted') expect(days.end < TODAY).toBe(true);
    }
  });

  it('pays every work from a line of its agency and year', async () => {
    const { budgetLines, works } = await demoRows(TODAY);
    const lines = new Map(budgetLines.map(({ fields }) => [fields.code, fields]));
    for (const { fields } of works) {
      const line = lines.get(fields.budget_line);
      expect(line).toMatchObject({ administrator: fields.agency, function: fields.function });
    }
  });
});

describe('million tenge', () => {
  it.each([
    ['505', '505000000'],
    ['9969.304', '9969304000'],
    ['0.5', '500000'],
  ])('%s are %s tenge', (millions, tenge) => {
    expect(millionsToTenge(millions)).toBe(tenge);
  });
});
