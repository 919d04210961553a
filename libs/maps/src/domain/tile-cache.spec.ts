import { EVENT_TYPES } from '@abat/contracts';
import { layersTouchedBy, TileCache } from './tile-cache.js';

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

  it('keeps a tile under its key', () => {
    const cache = new TileCache('p', () => '2026-05-31');
    cache.set('works/1', { etag: 'a', body: Buffer.from('tile') });
    expect(cache.get('works/1')?.body.toString()).toBe('tile');
    expect(cache.get('works/2')).toBeUndefined();
  });

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
