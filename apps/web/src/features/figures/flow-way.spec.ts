import type { FiguresFlow } from '@abat/contracts';
import { wayOf } from './flow-way.js';

type Node = FiguresFlow['nodes'][number];
const node = (kind: Node['kind'], more: Partial<Node> = {}): Node => ({
  ...{ id: kind, kind, code: null, stage: null, names: null, deeper: false },
  ...more,
});
const repair = node('function', { code: 'roads.repair' });
const upkeep = node('stage', { stage: 'maintenance' });
const akim = node('body', { code: 'akim-esil' });
const city = { function: null, district: null };

describe('where a number of the flow leads', () => {
  beforeAll(() => Object.assign(globalThis, { window: { location: { search: '' } } }));
  afterAll(() => Reflect.deleteProperty(globalThis, 'window'));

  it.each([
    [[repair], city, { function: 'roads.repair' }],
    [[repair, upkeep], city, { function: 'roads.repair', status: 'maintenance' }],
    [[upkeep, akim], city, { status: 'maintenance', agency: 'akim-esil' }],
    [[akim], { function: 'roads', district: 'esil' }, { function: 'roads', agency: 'akim-esil', covers: 'esil' }],
    [[repair], { function: 'roads', district: null }, { function: 'roads.repair' }],
  ])('%j under %j: the powers in force by %j', (places, under, by) => {
    const filters = Object.entries({ ...by, inForce: 'true' }).map(([name, value]) => [`p.${name}`, value]);
    expect(wayOf(places, under)).toEqual({ path: '/powers/mandates', change: Object.fromEntries(filters) });
  });

  it('to nobody: the gaps of the place', () => {
    expect(wayOf([upkeep, node('nobody')], { function: null, district: 'esil' })).toEqual({
      path: '/findings',
      change: { 'f.rule': 'mandate.gap', 'f.territory': 'esil' },
    });
  });

  it.each([[[node('others')]], [[upkeep]], [[upkeep, node('others')]]])(
    '%j: nowhere, no list holds just those',
    (places) => {
      expect(wayOf(places, city)).toBeNull();
    },
  );
});
