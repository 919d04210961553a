import { dependenciesAreCurrent } from './dependencies.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/pg': { version: '8.1.0', integrity: 'sha512-a' },
    'node_modules/only-on-mac': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  },
};
const pg = (version: string, integrity = 'sha512-a') => ({ packages: { 'node_modules/pg': { version, integrity } } });

describe('dependenciesAreCurrent', () => {
  it.each([
    ['nothing is installed', undefined, false],
    ['a package is missing', { packages: {} }, false],
    ['a package is older', pg('8.0.0'), false],
    ['a package is another one of the same version', pg('8.1.0', 'sha512-x'), false],
    ['all is there but what this platform does not need', pg('8.1.0'), true],
  ])('when %s', (_name, installed, current) => {
    expect(dependenciesAreCurrent(wanted, installed)).toBe(current);
  });
});
