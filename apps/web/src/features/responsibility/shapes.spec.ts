import { meantShape, shapeKey } from './shapes.js';

const overlap = { part: 'overlap' as const, areaM2: 900, key: 'overlap:akim-esil+dep-env' };
const smaller = { part: 'overlap' as const, areaM2: 100, key: 'overlap:akim-esil+akimat' };
const holder = { part: 'holder' as const, areaM2: 10, key: 'holder:dep-env' };

describe('shapes of the map of responsibility', () => {
  it('are told apart by what they are, whose and where', () => {
    const known = { agencies: ['akim-esil', 'dep-env'], name: null };
    expect(shapeKey({ ...known, part: 'overlap' })).toBe('overlap:akim-esil+dep-env');
    expect(shapeKey({ part: 'gap', agencies: [], name: null })).toBe('gap');
    expect(shapeKey({ part: 'site', agencies: ['dep-env'], name: 'Парк Арай' })).toBe('site:dep-env+Парк Арай');
  });

  it('a click means what is wrong before who holds it, the smaller before the larger', () => {
    expect(meantShape([holder, overlap, smaller])).toBe(smaller.key);
    expect(meantShape([holder])).toBe(holder.key);
    expect(meantShape([])).toBeNull();
  });
});
