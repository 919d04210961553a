import { paddingWithin } from './padding.js';

const asked = { top: 20, bottom: 60, left: 100, right: 300 };

describe('Padding around what a map shows', () => {
  it('is what was asked for where there is room', () => {
    expect(paddingWithin(asked, { width: 800, height: 600 })).toEqual(asked);
  });
  it('leaves some of a small map, in the proportion asked for', () => {
    expect(paddingWithin(asked, { width: 240, height: 80 })).toEqual({ top: 10, bottom: 30, left: 50, right: 150 });
  });
  it('is none on a map that has no size yet', () => {
    expect(paddingWithin(asked, { width: 0, height: 0 })).toEqual({ top: 0, bottom: 0, left: 0, right: 0 });
  });
});
