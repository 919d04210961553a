import { sourcesOf, withFailed, withoutSource, withoutTile, type Failing } from './failing-tiles.js';

const NOTHING: Failing = new Set();
const tile = (sourceId: string, key: string) => ({ sourceId, tile: { tileID: { key } } });

describe('what is missing on a map', () => {
  it('stays missing when a neighbour comes', () => {
    const failing = withFailed(NOTHING, tile('works', 'a'));
    expect(withoutTile(failing, tile('works', 'b'))).toBe(failing);
    expect(withoutTile(failing, tile('works', 'a')).size).toBe(0);
  });

  it('is told apart by source', () => {
    const failing = withFailed(NOTHING, tile('works', 'a'));
    expect(withoutTile(failing, tile('findings', 'a'))).toBe(failing);
  });

  it('is noted once', () => {
    const failing = withFailed(NOTHING, tile('works', 'a'));
    expect(withFailed(failing, tile('works', 'a'))).toBe(failing);
  });

  it('is a whole source until any of its tiles comes', () => {
    const failing = withFailed(NOTHING, { sourceId: 'works' });
    expect(withoutTile(failing, tile('works', 'a')).size).toBe(0);
  });

  it('goes with its source, and only that', () => {
    const failing = withFailed(withFailed(NOTHING, tile('works', 'a')), tile('works-past', 'a'));
    expect([...withoutSource(failing, 'works')]).toEqual(['works-past a']);
  });

  it('is asked for again by its sources', () => {
    const failing = withFailed(withFailed(NOTHING, tile('works', 'a')), tile('works', 'b'));
    expect(sourcesOf(withFailed(failing, { sourceId: 'roads' }))).toEqual(['works', 'roads']);
  });
});
