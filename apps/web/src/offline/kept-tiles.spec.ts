import type { TileLayer } from '@abat/contracts';
import { connection } from '../live/connection-store.js';
import { liveBus } from '../live/live-bus.js';
import { keptTiles } from './kept-tiles.js';

const kept = (layer: string) => keptTiles.hear({ type: 'abat-kept-tile', layer });

describe('kept tiles on the map', () => {
  let asked: (readonly TileLayer[])[];
  let stop: () => void;
  beforeEach(() => {
    asked = [];
    stop = liveBus.subscribe({ onStaleTiles: (layers) => asked.push(layers) });
    connection.set({ status: 'live' });
  });
  afterEach(() => {
    // Asked for, and not given again: nothing is kept.
    keptTiles.look();
    keptTiles.look();
    stop();
    connection.set({ status: 'connecting' });
  });

  it('are asked for again until the server gives them', () => {
    kept('works');
    expect([...keptTiles.shown()]).toEqual(['works']);
    keptTiles.look();
    kept('works');
    keptTiles.look();
    expect(asked).toEqual([['works'], ['works']]);
    expect([...keptTiles.shown()]).toEqual(['works']);
    keptTiles.look();
    expect(asked).toHaveLength(2);
    expect([...keptTiles.shown()]).toEqual([]);
  });

  it('are not asked for while the link is down', () => {
    connection.set({ status: 'offline' });
    kept('sites');
    keptTiles.look();
    expect(asked).toEqual([]);
    connection.set({ status: 'live' });
    keptTiles.look();
    expect(asked).toEqual([['sites']]);
  });

  it.each([null, 'works', { type: 'other', layer: 'works' }, { type: 'abat-kept-tile', layer: 'no-such' }])(
    'are not what %j says',
    (message) => {
      keptTiles.hear(message);
      expect([...keptTiles.shown()]).toEqual([]);
    },
  );
});
