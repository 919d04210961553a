import { Conditions, likePattern } from './conditions.js';

describe('Conditions', () => {
  it('numbers its values and never puts them into the SQL', () => {
    const conditions = new Conditions()
      .when("x'; DROP TABLE work; --", (p) => `a = ${p}`)
      .when(7, (p) => `b > ${p} OR c = ${p}`);
    expect(conditions.where).toBe('WHERE (a = $1) AND (b > $2 OR c = $2)');
    expect(conditions.parameters).toEqual(["x'; DROP TABLE work; --", 7]);
  });

  it('leaves out what is not given, and keeps zero, empty and false', () => {
    const conditions = new Conditions().when(undefined, () => 'never').when(null, () => 'never');
    expect(conditions.where).toBe('');
    for (const value of [0, '', false]) conditions.when(value, (p) => `x = ${p}`);
    expect(conditions.parameters).toEqual([0, '', false]);
  });

  it('a copy goes its own way', () => {
    const conditions = new Conditions().when(1, (p) => `a = ${p}`);
    conditions.copy().when(2, (p) => `b = ${p}`);
    expect([conditions.where, conditions.parameters]).toEqual(['WHERE (a = $1)', [1]]);
  });
});

describe('likePattern', () => {
  it.each([
    ['двор', '%двор%'],
    ['100%', '%100\\%%'],
    ['a_b', '%a\\_b%'],
    ['back\\slash', '%back\\\\slash%'],
  ])('%s becomes %s', (q, pattern) => expect(likePattern(q)).toBe(pattern));
});
