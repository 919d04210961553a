import { EnvironmentError, readEnvironment } from './environment.js';

describe('readEnvironment', () => {
  it('gives the documented defaults', () => {
    const environment = readEnvironment({});
    expect(environment).toMatchObject({
      PORT: 3000,
      ABAT_CITY_SRID: 32642,
      ABAT_TIME_ZONE: 'Asia/Almaty',
      ABAT_SEED: 'astana',
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readEnvironment({ PORT: '' }).PORT).toBe(3000);
  });

  it('splits the replica addresses', () => {
    expect(readEnvironment({ DATABASE_REPLICA_URLS: 'postgres://a, postgres://b' }).DATABASE_REPLICA_URLS).toEqual([
      'postgres://a',
      'postgres://b',
    ]);
  });

  it('takes time zones there are', () => {
    expect(readEnvironment({ ABAT_TIME_ZONE: 'Europe/Berlin' }).ABAT_TIME_ZONE).toBe('Europe/Berlin');
    for (const none of ['Europe/Atlantis', '+05:00'])
      expect(() => readEnvironment({ ABAT_TIME_ZONE: none })).toThrow(/ABAT_TIME_ZONE/);
  });

  it('names every wrong variable', () => {
    expect(() => readEnvironment({ PORT: 'eighty', DATABASE_URL: 'mysql://x' })).toThrow(EnvironmentError);
    expect(() => readEnvironment({ PORT: 'eighty', DATABASE_URL: 'mysql://x' })).toThrow(/PORT.*DATABASE_URL/);
  });
});
