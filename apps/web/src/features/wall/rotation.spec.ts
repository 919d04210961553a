import { breakIn, firstRotation, pictureOf, step, type Plan, type Rotation } from './rotation.js';

const plan = (change: Partial<Plan> = {}): Plan => ({
  scenes: [
    { code: 'a', durationS: 10 },
    { code: 'b', durationS: 20 },
  ],
  ...{ shown: null, asleep: false, breakInS: 30 },
  ...change,
});

/** Steps once a second, as the wall does. */
function run(rotation: Rotation, by: Plan, from: number, to: number): Rotation {
  let current = rotation;
  for (let second = from; second <= to; second += 1) current = step(current, by, second * 1000);
  return current;
}

const codeAt = (rotation: Rotation, by: Plan, second: number) => {
  const picture = pictureOf(rotation, by, second * 1000);
  return picture.kind === 'scene' ? picture.code : picture.kind;
};

describe('rotation of scenes', () => {
  it('follows order and times and counts the rounds', () => {
    const seen = [0, 9, 10, 29, 30, 40].map((second) => {
      const rotation = run(firstRotation(0), plan(), 1, second);
      return [codeAt(rotation, plan(), second), rotation.round];
    });
    expect(seen).toEqual([
      ['a', 0],
      ['a', 0],
      ['b', 0],
      ['b', 0],
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('shows nothing without scenes and copes when the list became shorter', () => {
    expect(pictureOf(firstRotation(0), plan({ scenes: [] }), 0)).toEqual({ kind: 'nothing' });
    const rotation = { ...firstRotation(0), index: 5 };
    expect(codeAt(step(rotation, plan(), 1000), plan(), 1)).toBe('b');
  });

  it('goes on with the next scene after a long gap', () => {
    expect(codeAt(step(firstRotation(0), plan(), 3_600_000), plan(), 3600)).toBe('b');
  });
});

describe('a new critical finding', () => {
  it('of a flood of them only the first few break in: the wall returns to its scenes', () => {
    let rotation = firstRotation(0);
    for (let place = 1; place <= 200; place += 1)
      rotation = breakIn(rotation, plan(), { finding: `f${place}`, now: 1000 });
    rotation = run(rotation, plan(), 2, 200);
    expect(codeAt(rotation, plan(), 200)).not.toBe('spot');
  });

  it('breaks in, and the scene returns with the time it had left', () => {
    let rotation = run(firstRotation(0), plan(), 1, 5);
    rotation = breakIn(rotation, plan(), { finding: 'f1', now: 5000 });
    expect(pictureOf(rotation, plan(), 5000)).toEqual({ kind: 'spot', type: 'finding', id: 'f1', isBreakIn: true });
    rotation = run(rotation, plan(), 6, 35);
    expect(codeAt(rotation, plan(), 35)).toBe('a');
    expect(codeAt(run(rotation, plan(), 36, 39), plan(), 39)).toBe('a');
    expect(codeAt(run(rotation, plan(), 36, 41), plan(), 41)).toBe('b');
  });

  it('waits for the one before it and comes once', () => {
    let rotation = breakIn(firstRotation(0), plan(), { finding: 'f1', now: 0 });
    for (const finding of ['f2', 'f2', 'f1']) rotation = breakIn(rotation, plan(), { finding, now: 1000 });
    expect(rotation.waiting).toEqual(['f2']);
    rotation = run(rotation, plan(), 1, 31);
    expect(pictureOf(rotation, plan(), 31_000)).toMatchObject({ id: 'f2' });
    expect(codeAt(run(rotation, plan(), 32, 62), plan(), 62)).toBe('a');
  });

  it('comes before what somebody shows, which then returns', () => {
    const by = plan({ shown: { kind: 'scene', ref: 'b', until: 600_000 } });
    const rotation = breakIn(firstRotation(0), by, { finding: 'f1', now: 0 });
    expect(pictureOf(rotation, by, 1000).kind).toBe('spot');
    expect(codeAt(run(rotation, by, 1, 31), by, 31)).toBe('b');
  });

  it.each([
    ['a wall that does not want it', plan({ breakInS: 0 })],
    ['a wall that sleeps', plan({ asleep: true })],
  ])('does not wake %s', (_, by) => {
    expect(breakIn(firstRotation(0), by, { finding: 'f1', now: 0 }).breakIn).toBeNull();
  });
});

describe('what somebody shows', () => {
  const by = plan({ shown: { kind: 'work', ref: 'w1', until: 20_000 } });

  it('stays until its time is over while the scenes wait', () => {
    const rotation = run(firstRotation(0), by, 1, 15);
    expect(pictureOf(rotation, by, 15_000)).toEqual({ kind: 'spot', type: 'work', id: 'w1', isBreakIn: false });
    expect(codeAt(run(rotation, by, 16, 29), by, 29)).toBe('a');
    expect(codeAt(run(rotation, by, 16, 31), by, 31)).toBe('b');
  });

  it('wakes a wall that sleeps', () => {
    const asleep = { ...by, asleep: true };
    expect(pictureOf(firstRotation(0), asleep, 1000).kind).toBe('spot');
    expect(pictureOf(firstRotation(0), asleep, 20_000).kind).toBe('asleep');
  });
});
