import { choosePackages, installAdvice } from './debian-packages.mjs';

const all = { postgres: true, redis: true, chromium: true };

describe('choosePackages', () => {
  it.each([
    [
      'Debian 12',
      ['postgresql-15-postgis-3', 'redis-server', 'chromium'],
      ['postgresql-15-postgis-3', 'redis-server', 'chromium'],
    ],
    [
      'a distribution with several versions',
      ['postgresql-16-postgis-3', 'postgresql-17-postgis-3', 'redis-server', 'chromium'],
      ['postgresql-17-postgis-3', 'redis-server', 'chromium'],
    ],
    [
      'one with Valkey only',
      ['postgresql-17-postgis-3', 'valkey-server', 'chromium'],
      ['postgresql-17-postgis-3', 'valkey-server', 'chromium'],
    ],
  ])('on %s', (_name, offered, packages) => {
    expect(choosePackages(all, offered)).toEqual({ packages, unavailable: [] });
  });

  it('adds PostGIS to the server that is there', () => {
    const offered = ['postgresql-15-postgis-3', 'postgresql-17-postgis-3'];
    expect(choosePackages({ ...all, redis: false, chromium: false }, offered, [15]).packages).toEqual([
      'postgresql-15-postgis-3',
    ]);
  });

  it('asks only for what is missing', () => {
    expect(
      choosePackages({ postgres: false, redis: true, chromium: false }, ['redis-server', 'chromium']).packages,
    ).toEqual(['redis-server']);
  });

  it('names what a distribution does not offer, such as one whose PostgreSQL is too old', () => {
    expect(choosePackages(all, ['postgresql-14-postgis-3', 'redis-server'])).toEqual({
      packages: ['redis-server'],
      unavailable: ['PostgreSQL 15+ with PostGIS', 'Chromium'],
    });
  });
});

describe('installAdvice', () => {
  it('names the packages and the other ways', () => {
    expect(installAdvice({ postgres: true, redis: false, chromium: false })).toMatch(
      /postgresql-NN-postgis-3.*DATABASE_URL.*infra\/compose\.yaml/,
    );
  });

  it('offers no compose file for a browser', () => {
    expect(installAdvice({ postgres: false, redis: false, chromium: true })).not.toMatch('compose');
  });
});
