import { metresToBox } from './distance.js';

const COURTYARD = [71.43, 51.128, 71.432, 51.129] as const;

describe('The way to a work', () => {
  it.each([
    ['inside', [71.431, 51.1285], 0],
    ['on its edge', [71.43, 51.1285], 0],
    ['a hundredth of a degree north of it', [71.431, 51.139], 1112],
    ['a hundredth of a degree west of it', [71.42, 51.1285], 698],
    ['in Almaty', [76.945, 43.238], 974_000],
  ] as const)('from a place %s is %s: %d m', (_where, place, metres) => {
    const measured = metresToBox([...place], COURTYARD);
    expect(Math.abs(measured - metres)).toBeLessThanOrEqual(Math.max(1, metres * 0.005));
  });
});
