import { isCrossSite, isOwnOrigin } from './cross-site.js';

const PUBLIC_URL = 'https://abat.astana.kz';

describe('isCrossSite', () => {
  it.each([
    ['a program without browser headers', {}, false],
    ['a fetch of our page', { origin: 'http://abat.local:3000', 'sec-fetch-site': 'same-origin' }, false],
    ['an address typed by the user', { 'sec-fetch-site': 'none' }, false],
    ['our page behind a proxy that renames the host', { origin: PUBLIC_URL }, false],
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, true],
    ['a sister subdomain', { origin: 'http://other.abat.local:3000', 'sec-fetch-site': 'same-site' }, true],
    ['an old browser on another site', { origin: 'https://evil.example' }, true],
    ['the same host at another port', { origin: 'http://abat.local:8080' }, true],
    ['a sandboxed frame', { origin: 'null' }, true],
    [
      'a header that lies about one of the two',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      true,
    ],
  ])('%s', (_title, headers, expected) => {
    expect(isCrossSite({ host: 'abat.local:3000', ...headers }, PUBLIC_URL)).toBe(expected);
  });
});

describe('isOwnOrigin', () => {
  it('does not take a missing public address for a match', () => {
    expect(isOwnOrigin({ host: 'abat.local', origin: 'null' }, '')).toBe(false);
  });
});
