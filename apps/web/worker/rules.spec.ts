import { handlingOf, layerOf, oldShells, tileKey } from './rules.js';

const ORIGIN = 'https://city.kz';
const ROOT_FILES = new Set(['/boot.js', '/emblem.svg']);
const handling = (path: string, more: Partial<{ method: string; mode: string }> = {}) =>
  handlingOf({ method: 'GET', mode: 'cors', ...more, url: new URL(path, ORIGIN).href }, ORIGIN, ROOT_FILES);

describe('what the service worker does with a request', () => {
  it.each(['/', '/works?sel=work:1', '/wall', '/sign-in'])('%s is a page', (path) =>
    expect(handling(path, { mode: 'navigate' })).toBe('page'),
  );

  it.each(['/api/docs', '/tiles/works.json', '/metrics', '/healthz', '/open311/v2/services.json', '/ogc/'])(
    '%s is no page',
    (path) => expect(handling(path, { mode: 'navigate' })).toBe('none'),
  );

  it.each([
    ['/assets/index-1.js', 'asset'],
    ['/tiles/works/12/3/4.mvt?v=7', 'tile'],
    ['/tiles/works.json', 'none'],
    ['/boot.js', 'root-file'],
    ['/sw.js', 'none'],
    ['/api/v1/works', 'none'],
    ['/api/v1/me', 'none'],
    ['/socket.io/?EIO=4', 'none'],
    ['https://elsewhere.kz/assets/index-1.js', 'none'],
  ])('%s: %s', (path, expected) => expect(handling(path)).toBe(expected));

  it.each(['POST', 'PUT', 'DELETE', 'HEAD'])('leaves %s alone', (method) =>
    expect(handling('/assets/index-1.js', { method })).toBe('none'),
  );
});

describe('tiles', () => {
  it('are the same whatever their version', () => {
    const [old, young] = ['4', '5'].map((v) => tileKey(`${ORIGIN}/tiles/works/1/2/3.mvt?agency=upr&v=${v}`));
    expect(old).toBe(young);
    expect(old).toContain('agency=upr');
  });

  it('differ by what they show', () => {
    expect(tileKey(`${ORIGIN}/tiles/works/1/2/3.mvt?agency=a`)).not.toBe(tileKey(`${ORIGIN}/tiles/works/1/2/3.mvt`));
  });

  it('is of the layer its address names', () => {
    expect(layerOf(`${ORIGIN}/tiles/restrictions/1/2/3.mvt?v=4`)).toBe('restrictions');
  });
});

describe('shells', () => {
  it('of the two newest versions stay', () => {
    const names = ['abat-shell:a', 'abat-answers:u', 'abat-shell:b', 'abat-tiles:u', 'abat-shell:c'];
    expect(oldShells(names)).toEqual(['abat-shell:a']);
  });
});
