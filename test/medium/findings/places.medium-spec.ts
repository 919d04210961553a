import { readFileSync } from 'node:fs';
import type { Geometry } from '@abat/contracts';
import { at, PLACE_CODES, type Place, PLACES, whole } from '../../support/places.js';
import { TestCity } from './support/test-city.js';
import { withTown } from './support/with-town.js';

type Source = { properties: Record<string, unknown>; geometry: Geometry };
const places = PLACE_CODES.map((code): [string, Place] => [PLACES[code].nameRu, PLACES[code]]);

function sourceOf({ source }: Place): Source | undefined {
  const file = readFileSync(`infra/data/astana/${source.file}`, 'utf8');
  const { features } = JSON.parse(file) as { features: Source[] };
  return features.find(({ properties: p }) =>
    source.name ? p.name === source.name : source.osm_id === (p.osm_id ?? p['@id']),
  );
}

describe('the places at which the rules are tried', () => {
  const town = withTown('astana');
  const shape = (n: number): string => TestCity.shape(`$${n}`);
  const ask = async (sql: string, ...parameters: unknown[]): Promise<unknown> => {
    const [row] = await town().city.db.query(`SELECT ${sql} AS answer`, parameters);
    return row.answer;
  };

  it('are all there, with a name in three languages', () => {
    expect(Object.keys(PLACES).sort()).toEqual([...PLACE_CODES].sort());
    for (const { nameRu, nameKk, nameEn } of Object.values(PLACES)) expect([nameRu, nameKk, nameEn]).not.toContain('');
  });

  it.each(places)('%s has the shape of the city data', (_name, place) => {
    const source = sourceOf(place);
    if (place.kind !== 'street') return expect(place.geometry).toEqual(source?.geometry);
    const points = JSON.stringify(place.geometry.coordinates).slice(1, -1);
    const mirrored = JSON.stringify([...(place.geometry.coordinates as unknown[])].reverse()).slice(1, -1);
    const street = JSON.stringify(source?.geometry.coordinates);
    expect(street.includes(points) || street.includes(mirrored)).toBe(true);
  });

  it.each(places)('%s lies in its districts', async (_name, place) => {
    const found = await ask(
      `ARRAY(SELECT t.external_id FROM territory_now t WHERE t.kind = 'district'
        AND ST_Intersects(t.geom_m, ST_Transform(${shape(1)}, 32642)) ORDER BY 1)`,
      TestCity.metric(whole(place.code)),
    );
    expect(found).toEqual(place.districts);
  });

  it.each(places.filter(([, { frame }]) => frame))(
    '%s: metres are counted along it',
    async (_name, { code, frame }) => {
      const [from, to] = frame ?? [];
      const along = await ask(
        `(SELECT ST_Distance(ST_Transform(${shape(1)}, 32642), ST_Transform(ST_SetSRID(ST_MakePoint($2, $3), 4326), 32642)))`,
        ...[TestCity.metric(at(code, 'POINT(0 0)')), from?.[0], from?.[1]],
      );
      expect(along).toBeCloseTo(0, 6);
      const aside = await ask(
        `(SELECT ST_Distance(ST_Transform(${shape(1)}, 32642), ST_Transform(ST_SetSRID(ST_MakeLine(ST_MakePoint($2, $3),
         ST_MakePoint($4, $5)), 4326), 32642)))`,
        ...[TestCity.metric(at(code, 'POINT(20 7.5)')), from?.[0], from?.[1], to?.[0], to?.[1]],
      );
      expect(aside).toBeCloseTo(7.5, 6);
    },
  );

  it.each(places.filter(([, { kind }]) => kind === 'courtyard'))(
    '%s lies on the left of its side',
    async (_name, place) => {
      const inside = await ask(
        `ST_Within(${shape(1)}, ${shape(2)})`,
        ...[TestCity.metric(at(place.code, { x: 20, y: 5, w: 40, h: 20 })), TestCity.metric(whole(place.code))],
      );
      expect(inside).toBe(true);
    },
  );
});
