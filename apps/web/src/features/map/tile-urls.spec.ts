import { firstVersions, layersTouched, tileUrls } from './tile-urls.js';

const origin = 'http://abat.test';

describe('tile addresses', () => {
  it('carry only the filters the tile server knows', () => {
    const filters = {
      works: { status: 'planned,approved', period: 'current', sort: '-cost', q: 'двор' },
      findings: { severity: 'high' },
    };
    const urls = tileUrls(origin, filters, firstVersions());
    expect(urls.works).toBe(`${origin}/tiles/works/{z}/{x}/{y}.mvt?status=planned%2Capproved&period=current`);
    expect(urls.findings).toBe(`${origin}/tiles/findings/{z}/{x}/{y}.mvt?severity=high`);
    expect(urls.roads).toBe(`${origin}/tiles/roads/{z}/{x}/{y}.mvt`);
  });

  it('change with the version, so that caches ask again', () => {
    const urls = tileUrls(origin, { works: {}, findings: {} }, { ...firstVersions(), works: 412 });
    expect(urls.works).toBe(`${origin}/tiles/works/{z}/{x}/{y}.mvt?v=412`);
    expect(urls.sites).not.toContain('v=');
  });
});

describe('events and layers', () => {
  it.each([
    ['work.updated', ['works']],
    ['finding.opened', ['works', 'findings']],
    ['findings.recomputed', ['works', 'findings']],
    ['restriction.changed', ['restrictions']],
    ['work.deleted', ['works', 'restrictions']],
    ['site.changed', ['sites']],
    ['user.changed', []],
    ['import.progressed', []],
  ] as const)('%s touches %j', (type, layers) => {
    expect(layersTouched({ type })).toEqual(layers);
  });

  it('refreshes everything when an import is finished', () => {
    expect(layersTouched({ type: 'import.finished' })).toContain('roads');
  });
});
