import { choiceOf, type MapHit } from './map-hits.js';

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
