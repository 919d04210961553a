import type { LiveEvent } from '@abat/contracts';
import { QueryClient } from '@tanstack/react-query';
import { cacheRefresher } from './refresh-cache.js';

const event = (type: LiveEvent['type'], seq: number): LiveEvent => ({
  seq,
  type,
  at: '2026-11-21T02:00:00Z',
  territory: [],
  subject: null,
  data: {},
});

/** A cache that notes which registers were invalidated. */
class NotingClient extends QueryClient {
  readonly noted: unknown[] = [];

  override invalidateQueries: QueryClient['invalidateQueries'] = (filters) => {
    this.noted.push(filters?.queryKey?.[0]);
    return Promise.resolve();
  };
}

const quiet = () => new Promise((resolve) => setTimeout(resolve, 700));

describe('events and the cache', () => {
  it('invalidates at once what a first event touches', () => {
    const client = new NotingClient();
    cacheRefresher(client)(event('finding.opened', 1));
    expect(client.noted).toEqual(['findings', 'regulations', 'works', 'measured']);
  });

  it.each([
    ['work.created', true],
    ['restriction.changed', true],
    ['need.changed', true],
    ['nuisance.changed', true],
    ['setting.changed', true],
    ['alarm.changed', false],
    ['note.changed', true],
  ] as const)('after %s previews, proposals and neighbours are asked for again: %s', (type, isAnew) => {
    const client = new NotingClient();
    cacheRefresher(client)(event(type, 1));
    expect(client.noted.includes('measured')).toBe(isAnew);
  });

  it.each<LiveEvent['type']>(['finding.opened', 'finding.closed', 'findings.recomputed'])(
    'counts powers again after %s of a rule about powers',
    (type) => {
      const client = new NotingClient();
      cacheRefresher(client)({ ...event(type, 1), data: { rule: 'mandate.duplicate' } });
      expect(client.noted).toEqual(expect.arrayContaining(['findings', 'matrix', 'responsibility']));
      client.noted.length = 0;
      cacheRefresher(client)({ ...event(type, 2), data: { rule: 'work.clash' } });
      expect(client.noted).not.toContain('matrix');
    },
  );

  it('turns a burst into one more round', async () => {
    const client = new NotingClient();
    const refresh = cacheRefresher(client);
    for (let seq = 1; seq <= 500; seq += 1) refresh(event('work.updated', seq));
    const round = ['works', 'projects', 'measured'];
    expect(client.noted).toEqual(round);
    await quiet();
    expect(client.noted).toEqual([...round, ...round]);
  });
});
