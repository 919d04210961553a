import { FINDING_FILTERS, OWN_PROGRAMME_FILTERS, WORK_FILTERS } from '../../url/filters.js';
import { firstVersions, layersTouched, tileUrls } from './tile-urls.js';

const origin = 'http://abat.test';

describe('tile addresses', () => {
  const namesIn = (url: string): string[] => [...new URL(url).searchParams.keys()].sort();
  const all = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 'x']));

  it('carry every filter of the lists, and not how they are sorted', () => {
    const filters = {
      works: { ...all(WORK_FILTERS), ...all(OWN_PROGRAMME_FILTERS) },
      findings: all(FINDING_FILTERS),
    };
    const urls = tileUrls(origin, filters, firstVersions());
    const listed = (...names: string[]) => names.filter((name) => name !== 'sort').sort();
    expect(namesIn(urls.works)).toEqual(listed(...WORK_FILTERS, ...OWN_PROGRAMME_FILTERS));
    expect(namesIn(urls.findings)).toEqual(listed(...FINDING_FILTERS));
    expect(urls.roads).toBe(`${origin}/tiles/roads/{z}/{x}/{y}.mvt`);
  });

  it('of places and restrictions follow the moment shown, and no filters', () => {
    const at = '2026-11-18T09:20:00Z';
    const dated = ['works', 'findings', 'restrictions', 'sites', 'territories'] as const;
    const urls = tileUrls(origin, Object.fromEntries(dated.map((layer) => [layer, { at }])), firstVersions());
    for (const layer of dated) expect(namesIn(urls[layer])).toEqual(['at']);
    expect(namesIn(urls.roads)).toEqual([]);
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
    ['resolution.changed', ['works', 'findings']],
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
