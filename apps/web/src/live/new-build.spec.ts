import { isMissingPart } from './new-build.js';

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
