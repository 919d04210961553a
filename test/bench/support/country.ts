import type pg from 'pg';

/** How large the generated country is. Everything follows from these numbers: the same rows in every run. */
export type CountrySize = { cities: number; mandates: number };

export const COUNTRY: CountrySize = { cities: 25, mandates: 100_000 };

// A number 0..1 that follows from a row and a purpose.
const chance = (of: string, purpose: string): string =>
  `((hashtextextended(${of}::text || '${purpose}', 0) & 2147483647) / 2147483648.0)`;

// Cities of 30 x 30 km, 40 km apart, with nine districts that share borders; metres of EPSG:32642.
const TERRITORIES = `
WITH city AS (
  SELECT n, 500000 + (n % 5) * 40000 AS x, 5500000 + (n / 5) * 40000 AS y FROM generate_series(0, $1::int - 1) n
), made_city AS (
  INSERT INTO territory (source, external_id, kind, name_ru) SELECT 'bench', 'city-' || n, 'city', 'Город ' || n FROM city RETURNING id, external_id
), made_district AS (
  INSERT INTO territory (source, external_id, kind, name_ru, parent_id)
  SELECT 'bench', 'district-' || c.n || '-' || d, 'district', 'Район ' || c.n || '-' || d, m.id
  FROM city c JOIN made_city m ON m.external_id = 'city-' || c.n CROSS JOIN generate_series(0, 8) d RETURNING id, external_id
)
INSERT INTO territory_boundary (territory_id, valid, geom)
SELECT id, '(,)', ST_Multi(ST_Transform(ST_Segmentize(shape, 500), 4326)) FROM (
  SELECT m.id, ST_SetSRID(ST_MakeEnvelope(c.x, c.y, c.x + 30000, c.y + 30000), 32642) AS shape
  FROM made_city m JOIN city c ON m.external_id = 'city-' || c.n
  UNION ALL
  SELECT m.id, ST_SetSRID(ST_MakeEnvelope(c.x + (d % 3) * 10000, c.y + (d / 3) * 10000, c.x + (d % 3 + 1) * 10000, c.y + (d / 3 + 1) * 10000), 32642)
  FROM city c CROSS JOIN generate_series(0, 8) d JOIN made_district m ON m.external_id = 'district-' || c.n || '-' || d
) s`;

// Three departments and five district offices in each city.
const AGENCIES = `
INSERT INTO agency (source, code, tier, name_ru, district_id, staff)
SELECT 'bench', 'agency-' || c || '-' || a, CASE WHEN a < 3 THEN 'department' ELSE 'district' END, 'Орган ' || c || '-' || a,
  (SELECT id FROM territory WHERE a >= 3 AND external_id = 'district-' || c || '-' || (a - 3)), 20 + a
FROM generate_series(0, $1::int - 1) c CROSS JOIN generate_series(0, 7) a`;

// 20 branches, 9 functions in each, 10 below each: 2,000.
const FUNCTIONS = [
  `INSERT INTO city_function (source, code, name_ru) SELECT 'bench', 'f' || a, 'Ветвь ' || a FROM generate_series(1, 20) a`,
  `INSERT INTO city_function (source, code, name_ru, parent_id)
   SELECT 'bench', p.code || '.' || b, p.name_ru || ' · ' || b, p.id FROM city_function p CROSS JOIN generate_series(1, 9) b WHERE p.parent_id IS NULL`,
  `INSERT INTO city_function (source, code, name_ru, parent_id)
   SELECT 'bench', p.code || '.' || c, p.name_ru || ' · ' || c, p.id FROM city_function p CROSS JOIN generate_series(1, 10) c WHERE nlevel(p.path) = 2`,
];

// Departments hold the city, offices a district; nearly all powers are about the lowest functions.
const MANDATES = `
WITH number AS (
  SELECT n, n % $1::int AS c, floor(${chance('n', 'agency')} * 8)::int AS a FROM generate_series(1, $2::int) n
)
INSERT INTO mandate (source, code, agency_id, function_id, stage, object_kind, territory_id, valid, amount_to_kzt)
SELECT 'bench', 'm' || n, g.id, f.id,
  (ARRAY['planning', 'financing', 'design', 'construction', 'current-repair', 'maintenance', 'control', 'coordination'])[1 + floor(${chance('n', 'stage')} * 8)::int],
  (ARRAY['any', 'courtyard', 'public-space', 'park', 'street', 'footway'])[1 + floor(${chance('n', 'kind')} * 6)::int],
  t.id, daterange('2018-01-01'::date + floor(${chance('n', 'from')} * 2000)::int, CASE WHEN ${chance('n', 'end')} < 0.2 THEN '2025-01-01'::date END),
  CASE WHEN ${chance('n', 'amount')} < 0.1 THEN 100000000 END
FROM number JOIN agency g ON g.code = 'agency-' || c || '-' || a
JOIN territory t ON t.external_id = CASE WHEN a < 3 THEN 'city-' || c ELSE 'district-' || c || '-' || floor(${chance('n', 'place')} * 9)::int END
JOIN (SELECT id, row_number() OVER (ORDER BY (nlevel(path) = 3) DESC, code) - 1 AS place FROM city_function WHERE source = 'bench') f
  ON f.place = floor(power(${chance('n', 'function')}, 1.5) * 2000)::int`;

const LINES = `
INSERT INTO budget_line (source, code, year, administrator_id, function_id, territory_id, funding_source, planned_kzt)
SELECT 'bench', 'l-' || m.code, extract(year FROM current_date)::int, m.agency_id, m.function_id, m.territory_id, 'local', 1000000 + m.version
FROM mandate m WHERE m.source = 'bench' AND ${chance('m.code', 'line')} < 0.3`;

const REQUIREMENTS = `
INSERT INTO coverage_requirement (source, code, function_id, stage, object_kind)
SELECT 'bench', 'r-' || f.code, f.id, 'maintenance', 'street' FROM city_function f WHERE f.source = 'bench' AND nlevel(f.path) = 3
ORDER BY f.code LIMIT 40`;

const AGREEMENTS = `
WITH made AS (
  INSERT INTO agreement (source, code, kind, title, function_id)
  SELECT 'bench', 'g-' || c || '-' || f.code, 'joint', 'Соглашение', f.id
  FROM generate_series(0, $1::int - 1) c CROSS JOIN (SELECT id, code FROM city_function WHERE source = 'bench' AND parent_id IS NULL LIMIT 2) f
  RETURNING id, code
)
INSERT INTO agreement_party (agreement_id, agency_id)
SELECT m.id, a.id FROM made m JOIN agency a ON a.code IN ('agency-' || split_part(m.code, '-', 2) || '-0', 'agency-' || split_part(m.code, '-', 2) || '-3')`;

/** Fills a migrated database with a country: bodies, functions, powers, lines, agreements, requirements. */
export async function writeCountry(client: pg.Client, { cities, mandates }: CountrySize): Promise<void> {
  await client.query(TERRITORIES, [cities]);
  await client.query(AGENCIES, [cities]);
  for (const sql of FUNCTIONS) await client.query(sql);
  await client.query(MANDATES, [cities, mandates]);
  await client.query(LINES);
  await client.query(REQUIREMENTS);
  await client.query(AGREEMENTS, [cities]);
}
