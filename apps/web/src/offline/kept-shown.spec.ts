import { keptShown } from './kept-shown.js';

/** A query on screen as often as told. */
function query(queryHash: string, observers = 1) {
  return {
    queryHash,
    observers,
    getObserversCount: () => observers,
    leave: () => (observers = 0),
    enter: () => (observers = 1),
  };
}

describe('kept answers', () => {
  afterEach(() => ['works', 'findings'].forEach(keptShown.remove));

  it('are as old as the oldest on screen', () => {
    keptShown.add(query('works'), 2000);
    keptShown.add(query('findings'), 1000);
    expect(keptShown.oldest()).toBe(1000);
    keptShown.remove('findings');
    expect(keptShown.oldest()).toBe(2000);
  });

  it('count no more when their page is left, and again when it is come back to', () => {
    const works = query('works');
    keptShown.add(works, 2000);
    works.leave();
    keptShown.look('works');
    expect(keptShown.oldest()).toBeNull();
    expect(keptShown.since('works')).toBe(2000);
    works.enter();
    keptShown.look('works');
    expect(keptShown.oldest()).toBe(2000);
  });

  it('do not count before anything shows them', () => {
    keptShown.add(query('works', 0), 2000);
    expect(keptShown.oldest()).toBeNull();
  });
});
