import { isMissingPart, loadedFor } from './new-build.js';

describe('a part of the page that is gone', () => {
  it.each([
    'Failed to fetch dynamically imported module: http://city/assets/settings-page-1a2b.js',
    'error loading dynamically imported module: http://city/assets/settings-page-1a2b.js',
    'Importing a module script failed.',
    'Unable to preload CSS for /assets/settings-page-1a2b.css',
  ])('is known by %s', (message) => expect(isMissingPart(new TypeError(message))).toBe(true));

  it.each([[new Error('findings is undefined')], ['Failed to fetch'], [null]])('is not %s', (error) =>
    expect(isMissingPart(error)).toBe(false),
  );
});

describe('a screen that loads a new version', () => {
  const MINUTE = 60_000;
  it('does so once for each, also while servers of two versions answer by turns', () => {
    const first = loadedFor('b', {}, 0);
    expect(first).toEqual({ b: 0 });
    const second = loadedFor('a', first ?? {}, MINUTE);
    expect(second).toEqual({ b: 0, a: MINUTE });
    for (const build of ['a', 'b']) expect(loadedFor(build, second ?? {}, 2 * MINUTE)).toBeNull();
  });

  it('does so again much later, and remembers no more than it must', () => {
    expect(loadedFor('b', { a: 0, b: 0 }, 10 * MINUTE)).toEqual({ b: 10 * MINUTE });
  });
});
