import type { ResponsibilityMap } from '@abat/contracts';
import { MAP_LAYERS } from './layer-names.js';
import { legendSections, responsibilitySection } from './legend-sections.js';

const layersOf = (zoom: number, visible = new Set(MAP_LAYERS)) =>
  legendSections(visible, zoom).map((section) => section.layer);

describe('the legend', () => {
  it('explains counts from far and single signs from near', () => {
    const far = legendSections(new Set(['works']), 10);
    expect(far[0]?.items.map((item) => item.key)).toEqual(['count']);
    const near = legendSections(new Set(['works']), 14);
    expect(near[0]?.items.map((item) => item.key)).toContain('running');
  });

  it('leaves out layers that are off or not drawn at the zoom', () => {
    expect(layersOf(14, new Set(['works', 'roads']))).toEqual(['works', 'roads']);
    expect(layersOf(9)).not.toContain('sites');
    expect(layersOf(14)).not.toContain('mandates');
    expect(layersOf(14, new Set())).toEqual([]);
  });

  it('tells restrictions in force from those to come, proposed and past', () => {
    const keys = legendSections(new Set(['restrictions']), 12).flatMap(({ items }) => items.map(({ key }) => key));
    expect(keys).toEqual(['in-force', 'ahead', 'proposed', 'past', 'count']);
  });

  it('names landmarks and inner borders from near, and pins where there are notes', () => {
    expect(layersOf(14, new Set(['places']))).toEqual(['places']);
    expect(layersOf(13, new Set(['places']))).toEqual([]);
    const keys = (zoom: number) => legendSections(new Set(['territories']), zoom)[0]?.items.map(({ key }) => key);
    expect([keys(11), keys(12)]).toEqual([['line'], ['line', 'inner']]);
    expect(legendSections(new Set(), 14, true).map(({ layer }) => layer)).toEqual(['notes']);
  });

  it('always names what is approximate and what is demonstration', () => {
    const keys = legendSections(new Set(['works']), 14).flatMap((section) => section.items.map((item) => item.key));
    expect(keys).toEqual(expect.arrayContaining(['approximate', 'demo']));
  });

  it('names of the map of responsibility what it shows', () => {
    const shape = (part: 'holder' | 'overlap' | 'gap', agreed = false) => ({ properties: { part, agreed } });
    const keys = (...features: ReturnType<typeof shape>[]) =>
      responsibilitySection({ features } as Pick<ResponsibilityMap, 'features'>).flatMap(({ items }) =>
        items.map(({ key }) => key),
      );
    expect(keys(shape('holder'))).toEqual([]);
    expect(keys(shape('holder'), shape('overlap'), shape('overlap', true), shape('gap'))).toEqual([
      'overlap',
      'agreed',
      'unheld',
    ]);
  });
});
