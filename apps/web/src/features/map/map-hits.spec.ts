import { choiceOf, type MapHit, stepInto } from './map-hits.js';

const hit = (type: MapHit['type'], id: string): MapHit => ({ type, id, properties: {} });

describe('what a click on the map chooses', () => {
  it('is nothing on empty ground', () => {
    expect(choiceOf([])).toBeNull();
  });

  it('is the work when one work lies on a courtyard', () => {
    expect(choiceOf([hit('work', 'a'), hit('site', 'b')])).toEqual(hit('work', 'a'));
  });

  it('is the place where nothing is planned', () => {
    expect(choiceOf([hit('site', 'b')])).toEqual(hit('site', 'b'));
  });

  it('is a list of everything where works and findings lie on each other', () => {
    const hits = [hit('finding', 'f'), hit('work', 'a'), hit('work', 'c'), hit('site', 'b')];
    expect(choiceOf(hits)).toEqual(hits);
  });
});

describe('a click on a count', () => {
  const list = { path: '/works', list: 'works', isFollowed: true } as const;
  const street = { box: '71.42,51.12,71.44,51.13', list };
  const spot = { box: '71.42999,51.12799,71.43001,51.12801', list };

  it('goes nearer', () => {
    expect(stepInto(street, 9)).toBe(11);
    expect(stepInto(street, 14.5)).toBe(16);
  });

  it('opens the list where the next step would not tell things apart', () => {
    expect(stepInto(spot, 9)).toBeNull();
    expect(stepInto(street, 15.2)).toBeNull();
  });

  it.each([8, 12, 14, 14.9, 15, 15.9, 17])('never goes farther out from zoom %d', (zoom) => {
    for (const count of [street, spot, { ...spot, list: null }])
      expect(stepInto(count, zoom) ?? zoom).toBeGreaterThanOrEqual(zoom);
  });
});
