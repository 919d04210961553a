import { gunzipSync } from 'node:zlib';
import { EVENT_TYPES } from '@abat/contracts';
import { CachedTile, layersTouchedBy, TileCache } from './tile-cache.js';

const refusing = (): Promise<CachedTile> => Promise.reject(new Error('made again'));
const tile = (text: string): CachedTile => new CachedTile(`"${text}"`, Buffer.from(text));

describe('TileCache', () => {
  it('gives a layer a new version when an event touches it and leaves others alone', () => {
    const cache = new TileCache('p', () => '2026-05-31');
    const [works, roads] = [cache.version('works'), cache.version('roads')];
    cache.invalidate('work.updated', 17);
    expect(cache.version('works')).not.toBe(works);
    expect(cache.version('roads')).toBe(roads);
  });

  it('gives every layer a new version on a new day, because past findings drop out', () => {
    let day = '2026-05-31';
    const cache = new TileCache('p', () => day);
    const before = cache.version('findings');
    day = '2026-06-01';
    expect(cache.version('findings')).not.toBe(before);
  });

  it('gives every layer a new version when events were missed', () => {
    const cache = new TileCache('p', () => '2026-05-31');
    const before = cache.version('roads');
    cache.clear();
    expect(cache.version('roads')).not.toBe(before);
  });

  it('keeps a tile under its key', async () => {
    const cache = new TileCache('p', () => '2026-05-31');
    await cache.get('works/1', () => Promise.resolve(tile('one')));
    expect((await cache.get('works/1', refusing)).body.toString()).toBe('one');
    await expect(cache.get('works/2', refusing)).rejects.toThrow('made again');
  });

  it('makes a tile once for all who ask while it is being made', async () => {
    const cache = new TileCache('p', () => '2026-05-31');
    let hand: (made: CachedTile) => void = () => undefined;
    const first = cache.get('works/1', () => new Promise((done) => (hand = done)));
    const second = cache.get('works/1', refusing);
    hand(tile('one'));
    expect(await second).toBe(await first);
  });

  it('tries again after a tile could not be made', async () => {
    const cache = new TileCache('p', () => '2026-05-31');
    await expect(cache.get('works/1', refusing)).rejects.toThrow('made again');
    expect((await cache.get('works/1', () => Promise.resolve(tile('one')))).body.toString()).toBe('one');
  });

  it('compresses a tile once', async () => {
    const made = tile('tile '.repeat(1000));
    const packed = await made.compressed();
    expect(gunzipSync(packed).equals(made.body)).toBe(true);
    expect(packed.length).toBeLessThan(made.body.length / 10);
    expect(await made.compressed()).toBe(packed);
  });

  it.each(['finding.assessed', 'resolution.changed'] as const)(
    '%s may settle a finding: it is open no more, and works count the open ones',
    (type) => expect(layersTouchedBy(type)).toEqual(['works', 'findings']),
  );

  it('knows the map layers of every event about places', () => {
    const touching = EVENT_TYPES.filter((type) => layersTouchedBy(type).length > 0);
    expect(touching).toEqual(
      expect.arrayContaining([
        'work.created',
        'work.updated',
        'work.deleted',
        'finding.opened',
        'findings.recomputed',
        'import.finished',
      ]),
    );
  });
});
