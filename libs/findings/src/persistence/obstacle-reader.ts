import type { TimelineBar } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { RULES } from '../rules/registry.js';
import { EVENT_REACH } from '../rules/work.event/work-event.measure.js';
import { REPEAT_DIG_REACH } from '../rules/work.repeat-dig/work-repeat-dig.measure.js';
import type { WorkDraft } from '../rules/work-pairs/draft.js';
import { heldDays } from '../rules/work-pairs/ended.js';
import { worksOf } from '../rules/work-pairs/facts.js';
import { type RestrictionReach, restrictedZones } from '../rules/work-pairs/restrictions.js';
import { readStoredSettings, settingKey } from './rule-settings.js';

/** What stands in the way of one zone (1-based) of a work: a neighbour's zone or a restriction, with its days. */
export type Obstacle = TimelineBar & {
  zone: number;
  /** This work has to wait until the obstacle ends, or to end before it begins: whatever lies on the other side clashes too. */
  sequence: 'after' | 'before' | null;
};

/** `season`: windows of the year, MM-DD; null = the kind of work has none. `today` is the city's day. */
export type Obstacles = {
  bars: Obstacle[];
  season: { fromDay: string; toDay: string }[] | null;
  today: string;
};

const MODE = { kind: 'draft', draft: {} } as const;
const works = worksOf(MODE);

const finishes = (
  first: string,
  second: string,
): string => `${first}.rank >= ($1::jsonb ->> 'finishingRank')::int AND ${second}.breaks
  AND ${second}.rank <= ${first}.rank - ($1::jsonb ->> 'rankStep')::int`;

const HELD = heldDays('oz', 'o.ended_on');

const neighbours = `
WITH ${works.prologue}
SELECT z.number AS zone, 'work' AS kind, o.id, (SELECT title FROM work WHERE id = o.id) AS title, lower(${HELD}) AS first, last_day(${HELD}) AS last, o.firm,
  CASE WHEN ${finishes('s', 'o')} THEN 'after' WHEN ${finishes('o', 's')} THEN 'before' END AS sequence
FROM subject s ${works.zones} ${works.others(`oz.zone_m && z.zone_m AND oz.expected && z.active AND ${works.pairing}`)}
${works.facts('oz.work_id', 'o')}
WHERE (o.project_id IS NULL OR o.project_id IS DISTINCT FROM s.project_id) AND ${HELD} && z.active
  AND ST_Intersects(oz.zone_m, z.zone_m) AND NOT ST_Touches(oz.zone_m, z.zone_m)`;

const restricted = (reach: RestrictionReach): string => `
WITH ${restrictedZones(MODE, works, reach)}
SELECT n.a_number AS zone, r.kind, r.id, coalesce(r.title, r.note, r.external_id) AS title, lower(r.active) AS first,
  last_day(r.active) AS last, true AS firm, NULL AS sequence
FROM near n JOIN restriction r ON r.id = n.restriction_id WHERE ST_Area(n.place) > 0`;

const season = `
WITH ${works.prologue}
SELECT json_agg(json_build_object('fromDay', w.from_day, 'toDay', w.to_day) ORDER BY w.from_day)
FROM subject s JOIN work_season w ON w.work_type_id = s.type_id`;

const SQL = `
SELECT (SELECT coalesce(json_agg(json_build_object('zone', zone, 'kind', kind, 'id', id, 'title', title, 'start', first,
    'end', last, 'firm', firm, 'sequence', sequence) ORDER BY first, last, id, zone), '[]')
  FROM ((${neighbours}) UNION ALL (${restricted(EVENT_REACH)}) UNION ALL (${restricted(REPEAT_DIG_REACH)})) b) AS bars,
  (${season}) AS season, current_date::text AS today`;

const RULES_READ = [RULES['work.order'], RULES['work.event'], RULES['work.repeat-dig']];

const DAY_MS = 86_400_000;
const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/**
 * Everything that lies on the place of a work within `horizonDays` before and after it, and its seasons: one statement,
 * over the same indexes as the rules.
 */
export async function readObstacles(manager: EntityManager, work: WorkDraft, horizonDays: number): Promise<Obstacles> {
  const zones = work.zones.map(({ geometry, start, end }) => ({
    geometry,
    start: shifted(start, -horizonDays),
    end: shifted(end, horizonDays),
  }));
  const keys = RULES_READ.map(({ code }) => settingKey(code));
  const stored = await readStoredSettings(manager, keys);
  const settings = RULES_READ.map(
    (rule) => rule.settings.parse(stored.get(settingKey(rule.code))?.value ?? {}) as object,
  );
  const rows: Obstacles[] = await manager.query(SQL, [
    JSON.stringify(Object.assign({}, ...settings)),
    JSON.stringify({ ...work, zones }),
  ]);
  if (!rows[0]) throw new TypeError('obstacles are one row');
  return rows[0];
}
