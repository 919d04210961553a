import { allowsDigging } from './allows-digging.js';

describe('A permit for a work from 10 to 20 June', () => {
  it.each([
    ['excavation', '2031-06-10', '2031-06-20', true],
    ['excavation', '2031-06-11', '2031-06-20', false],
    ['excavation', '2031-06-10', '2031-06-19', false],
    ['excavation', null, null, true],
    ['construction', null, null, false],
  ] as const)('%s, %s to %s allows digging: %s', (kind, issuedOn, validTo, allows) => {
    expect(allowsDigging({ start: '2031-06-10', end: '2031-06-20' })({ kind, issuedOn, validTo })).toBe(allows);
  });
});
