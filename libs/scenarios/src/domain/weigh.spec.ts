import { weighFindings } from './weigh.js';

const chain = (bodies: number) => ({ function: 'roads.repair', territory: 'esil', bodies });

describe('chains of bodies on one side of a comparison', () => {
  it('have a mean and a longest', () => {
    expect(weighFindings([], [], [chain(2), chain(5), chain(2)]).chain).toEqual({ average: 3, max: 5 });
  });

  it('are not known where no function is moved', () => {
    expect(weighFindings([], [], []).chain).toEqual({ average: null, max: null });
  });

  it('are counted for all functions of a country in all its districts', () => {
    const chains = Array.from({ length: 500_000 }, (_none, place) => chain(place % 7));
    expect(weighFindings([], [], chains).chain.max).toBe(6);
  });
});
