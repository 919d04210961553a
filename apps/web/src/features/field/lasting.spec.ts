import { askToLast } from './lasting.js';

describe('what a browser promises to keep', () => {
  it.each([
    ['promises', { persist: () => Promise.resolve(true) }, true],
    ['refuses', { persist: () => Promise.resolve(false) }, false],
    ['fails', { persist: () => Promise.reject(new TypeError('no')) }, false],
    ['cannot be asked', undefined, false],
  ])('it %s', async (_, storage, isPromised) => {
    expect(await askToLast(storage)).toBe(isPromised);
  });
});
