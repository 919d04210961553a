import type { Client } from 'pg';

/**
 * Cities beside each other, in degrees from the first: as many works again at the same density, as in a country. The
 * steps are larger than a city, so that works of two cities never meet.
 */
const PLACES = Array.from({ length: 10 }, (_place, index) => ({
  number: index,
  lon: ((index % 5) - 2) * 0.7,
  lat: Math.floor(index / 5) * 0.5,
}));

const WORK = [
  'title',
  'agency_id',
  'function_id',
  'stage',
  'surface_breaking',
  'hinders_traffic',
  'starts_on',
  'ends_on',
];
const MORE = [
  'date_certainty',
  'status',
  'finished_on',
  'contractor',
  'cost_kzt',
  'geometry_accuracy',
  'source',
  'demo',
];
const COLUMNS = [...WORK, ...MORE].join(', ');

// Ids in the order of time, as those of stored works are.
const copies = (place: number, lon: number, lat: number): string[] => [
  'DROP TABLE IF EXISTS copied',
  'CREATE TEMP TABLE copied AS SELECT id AS first_id, uuid_v7() AS id FROM (SELECT id FROM work_of_first ORDER BY id) w',
  `INSERT INTO work (id, external_id, ${COLUMNS}) SELECT c.id, external_id || '-${place}', ${COLUMNS}
   FROM work_of_first w JOIN copied c ON c.first_id = w.id`,
  `INSERT INTO work_zone (work_id, number, starts_on, ends_on, buffer_m, geom)
   SELECT c.id, z.number, z.starts_on, z.ends_on, z.buffer_m, ST_Translate(z.geom, ${lon}, ${lat})
   FROM work_zone z JOIN copied c ON c.first_id = z.work_id`,
  `INSERT INTO work_territory (work_id, territory_id, share, length_m, area_m2)
   SELECT c.id, t.territory_id, t.share, t.length_m, t.area_m2 FROM work_territory t JOIN copied c ON c.first_id = t.work_id`,
];

const TRACKED = ['work', 'work_zone'];

/** Copies the generated works of one city to nine more. History and events of the copies are nobody's concern. */
export async function spreadWorks(client: Client): Promise<void> {
  for (const table of TRACKED) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await client.query(
    `CREATE TEMP TABLE work_of_first AS SELECT id, external_id, ${COLUMNS} FROM work WHERE source = 'bench'`,
  );
  await client.query('ANALYZE work_of_first');
  for (const { number, lon, lat } of PLACES)
    if (lon !== 0 || lat !== 0) for (const sql of copies(number, lon, lat)) await client.query(sql);
  for (const table of TRACKED) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

/** How many times the works of one city {@link spreadWorks} makes of them. */
export const SPREAD = PLACES.length;
