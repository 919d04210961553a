import { appendEvents } from '@abat/live';
import type { EntityManager } from 'typeorm';
import type { DemoRestriction } from './demo/restrictions.js';

/** Which type of works the shipped functions are of. */
const TYPE_OF_FUNCTION: Record<string, string> = {
  'improvement.public-space': 'public-space',
  'improvement.courtyard': 'courtyard',
  'improvement.greening': 'greening',
  'improvement.cleaning': 'cleaning',
  'improvement.playground': 'playground',
  'improvement.furniture': 'furniture',
  'improvement.lighting': 'lighting',
  'streets.road-repair': 'road',
  'streets.upkeep': 'cleaning',
  'streets.pavement': 'footway',
  'networks.heat': 'heat-network',
  'networks.power': 'power-network',
  'networks.water': 'water-network',
  'networks.storm': 'storm-network',
  'networks.gas': 'gas-network',
};

/** Gives the shipped functions their types of works. What people set stays. */
export async function storeFunctionTypes(manager: EntityManager): Promise<void> {
  await manager.query(
    `UPDATE city_function f SET work_type_id = t.id, version = f.version + 1, updated_at = now()
     FROM jsonb_each_text($1::jsonb) AS r (function, type) JOIN work_type t ON t.code = r.type
     WHERE f.code = r.function AND f.work_type_id IS NULL`,
    [JSON.stringify(TYPE_OF_FUNCTION)],
  );
}

// Customs of works in Astana's climate, proposed as a start: no act that fixes them was found.
const SEASONS = [
  { type: 'greening', from: '04-15', to: '05-31' },
  { type: 'greening', from: '09-15', to: '11-05' },
  { type: 'road', from: '05-01', to: '10-15' },
  { type: 'footway', from: '04-15', to: '10-31' },
  { type: 'courtyard', from: '04-15', to: '10-31' },
  { type: 'public-space', from: '04-15', to: '10-31' },
];

/** Gives types of works that have no season those of Astana. What people set stays; new ones are told, so that the rules look. */
export async function storeSeasons(manager: EntityManager, source: string): Promise<void> {
  const stored: { id: string }[] = await manager.query(
    `INSERT INTO work_season (source, work_type_id, from_day, to_day)
     SELECT $2, t.id, r."from", r."to" FROM jsonb_to_recordset($1::jsonb) AS r (type text, "from" text, "to" text)
     JOIN work_type t ON t.code = r.type WHERE NOT EXISTS (SELECT FROM work_season s WHERE s.work_type_id = t.id)
     RETURNING work_type_id AS id`,
    [JSON.stringify(SEASONS), source],
  );
  const ids = [...new Set(stored.map(({ id }) => id))];
  if (ids.length > 0) await appendEvents(manager, [{ type: 'work-type.changed', data: { ids } }]);
}

/**
 * Restrictions of the demonstration; each new one is told, so that the rules look at it. What people changed stays, and so
 * does what a finished work has proposed itself.
 */
export async function storeDemoRestrictions(
  manager: EntityManager,
  rows: readonly DemoRestriction[],
  source: string,
): Promise<number> {
  const stored: { id: string }[] = await manager.query(
    `INSERT INTO restriction (source, external_id, demo, kind, title, active, state, surface, work_id, geom)
     SELECT $2, r."externalId", true, r.kind, r.title, day_range(r."from", r."to"), r.state, r.surface, w.id,
       ST_SetSRID(ST_GeomFromGeoJSON(r.shape), 4326)
     FROM jsonb_to_recordset($1::jsonb) AS r ("externalId" text, kind text, title text, "from" date, "to" date, state text,
       surface text, work text, shape jsonb) LEFT JOIN work w ON w.source = $2 AND w.external_id = r.work
     ON CONFLICT DO NOTHING RETURNING id`,
    [JSON.stringify(rows), source],
  );
  if (stored.length > 0)
    await appendEvents(manager, [{ type: 'restriction.changed', data: { ids: stored.map(({ id }) => id) } }]);
  return stored.length;
}
