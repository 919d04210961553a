import { addressOf, layoutOf } from './layout-query.js';

describe('a kept layout', () => {
  it('comes back as the same address', () => {
    const [pathname, search] = ['/findings', '?sel=finding:1&beside=work:2&map=12/51.1/71.4&f.severity=critical'];
    const address = addressOf(layoutOf(pathname, search));
    expect(address.pathname).toBe(pathname);
    expect([...new URLSearchParams(address.search)]).toEqual([...new URLSearchParams(search)]);
  });

  it.each(['//evil.example', 'https://evil.example/', '/..\\evil', 'javascript:alert(1)', '/a?b', ''])(
    'never leads to %s',
    (path) => {
      expect(addressOf(`screen=${encodeURIComponent(path)}`).pathname).toBe('/');
    },
  );
});
