import { faultOf, groupsOf, isSame, type Schema, valueAt, withValue } from './schema.js';

const number: Schema = { type: 'number', minimum: 0, maximum: 100 };
const schema: Schema = {
  properties: {
    nearM: number,
    trenchKztPerM: { properties: { asphalt: number, soil: number } },
    gapDays: { type: 'integer' },
  },
};

describe('The form of a rule', () => {
  it('has its own values first, then those that belong together', () => {
    expect(groupsOf(schema).map(({ name, leaves }) => [name, leaves.map(({ path }) => path.join('.'))])).toEqual([
      [null, ['nearM', 'gapDays']],
      ['trenchKztPerM', ['trenchKztPerM.asphalt', 'trenchKztPerM.soil']],
    ]);
  });

  it('goes as deep as the values stand', () => {
    const guard: Schema = { properties: { construction: number, repair: number } };
    const deep: Schema = { properties: { years: { properties: { asphalt: guard, lawn: guard } } } };
    expect(groupsOf(deep).map(({ name, leaves }) => [name, leaves.map(({ path }) => path.join('.'))])).toEqual([
      ['years-asphalt', ['years.asphalt.construction', 'years.asphalt.repair']],
      ['years-lawn', ['years.lawn.construction', 'years.lawn.repair']],
    ]);
  });

  it('changes one value and leaves the others', () => {
    const before = { nearM: 10, trenchKztPerM: { asphalt: 1, soil: 2 } };
    const after = withValue(before, ['trenchKztPerM', 'soil'], 5);
    expect(after).toEqual({ nearM: 10, trenchKztPerM: { asphalt: 1, soil: 5 } });
    expect(before.trenchKztPerM.soil).toBe(2);
    expect(valueAt(after, ['trenchKztPerM', 'soil'])).toBe(5);
    expect(valueAt(after, ['nothing', 'there'])).toBeUndefined();
    expect(isSame(after, before)).toBe(false);
  });
});

describe('A number', () => {
  it.each([
    [number, 0, null],
    [number, 100, null],
    [number, -1, 'low'],
    [number, 101, 'high'],
    [number, '', 'number'],
    [number, Number.NaN, 'number'],
    [{ type: 'integer' }, 1.5, 'number'],
    [{ type: 'number', exclusiveMinimum: 0 }, 0, 'low'],
    [{ type: 'boolean' }, true, null],
  ] as const)('%j takes %p: %p', (rule, value, fault) => expect(faultOf(rule, value)).toBe(fault));
});
