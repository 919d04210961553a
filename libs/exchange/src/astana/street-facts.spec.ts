import { baseFeatureRows } from './places.js';
import { streetFacts } from './street-facts.js';

describe('Class and lanes of a street', () => {
  it.each<[object, string | null, number | null]>([
    [{ highway: 'trunk', lanes: '6' }, 'magistral', 6],
    [{ highway: 'primary_link', lanes: 2 }, 'main', 2],
    [{ highway: 'tertiary' }, 'street', null],
    [{ highway: 'residential' }, 'local', null],
    [{ highway: 'service' }, 'yard', null],
    [{ class: 'major' }, 'main', null],
    [{ highway: 'bus_stop' }, null, null],
    [{ highway: 'toString' }, null, null],
    [{ name: 'улица Орынбор' }, null, null],
    [{ lanes: '2;3' }, null, null],
    [{ lanes: '0' }, null, null],
    [{ lanes: '' }, null, null],
    [{ lanes: '1e3' }, null, null],
  ])('of %j are %s and %s', (tags, streetClass, lanes) =>
    expect(streetFacts(tags as Record<string, unknown>)).toEqual({ streetClass, lanes }),
  );

  it('are told by the shipped files for major roads only; nobody tells lanes', async () => {
    const features = (await baseFeatureRows()).map(({ fields }) => fields);
    const classes = (kind: string) => [...new Set(features.filter((f) => f.kind === kind).map((f) => f.street_class))];
    expect([classes('road'), classes('street'), classes('bus-stop')]).toEqual([['main'], [null], [null]]);
    expect(features.every(({ lanes }) => lanes === null)).toBe(true);
  });
});
