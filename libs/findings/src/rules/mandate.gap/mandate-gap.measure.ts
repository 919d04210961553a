import type { Stage } from '@abat/contracts';
import type { MeasureMode, Statement } from '../../domain/rule.js';
import { inForce } from '../power-ground/places.js';
import type { OwnerKind } from './mandate-gap.words.js';
import { OPEN_PLACES } from './mandate-gap.places.js';
import type { MandateGapSettings } from './mandate-gap.settings.js';

type Kind = { objectKind: string; objectKindRu: string; objectKindKk: string | null; objectKindEn: string | null };
/** Bodies that could take it: the office of the district and the akimat of the city. */
type Candidates = {
  officeRu: string | null;
  officeKk: string | null;
  officeEn: string | null;
  akimatRu: string | null;
  akimatKk: string | null;
  akimatEn: string | null;
};

/** Numbers of a place where nobody holds what the city says must be held. Areas in m2 of the city's SRID. */
export type TerritoryGapMeasures = Kind &
  Candidates & {
    level: 'territory';
    otherType: 'territory';
    stage: Stage;
    /** What is held by nobody in at least one case, and its part of the territory, 0..1. */
    gapM2: number;
    gapShare: number;
    /** Sites of the kind in force on the day in the gap. */
    sitesInGap: number;
    /** Bodies that hold a part of it: of the place, of the matter, or under a condition. */
    partlyRu: string | null;
    partlyKk: string | null;
    partlyEn: string | null;
    /** Some of them hold only a narrower function or kind of objects. */
    narrower: boolean;
    /** Some of them hold it for some amounts or owners only; the first case that nobody holds follows. */
    conditional: boolean;
    openFromKzt: string | null;
    openToKzt: string | null;
    openOwner: OwnerKind | null;
  };

/** A site whose balance holder the register does not know. */
export type SiteGapMeasures = Kind & Candidates & { level: 'site'; otherType: 'site' };

export type MandateGapMeasures = TerritoryGapMeasures | SiteGapMeasures;

const REQUIREMENTS = `
requirement AS MATERIALIZED (
  SELECT r.id, r.level, r.stage, r.function_id, f.path, r.object_kind, k.path AS kind_path, k.name_ru AS kind_ru, k.name_kk AS kind_kk,
    k.name_en AS kind_en, r.territory_id, t.kind AS territory_kind, r.valid, r.demo
  FROM coverage_requirement r JOIN object_kind k ON k.code = r.object_kind
  LEFT JOIN city_function f ON f.id = r.function_id LEFT JOIN territory t ON t.id = r.territory_id
  WHERE ${inForce('r.valid')}
)`;

const CANDIDATES = `
office AS MATERIALIZED (
  SELECT DISTINCT ON (a.district_id) a.district_id, a.name_ru, a.name_kk, a.name_en FROM agency a
  WHERE a.district_id IS NOT NULL AND ${inForce('a.valid')} ORDER BY a.district_id, a.tier = 'district' DESC, a.code
), akimat AS MATERIALIZED (
  SELECT a.name_ru, a.name_kk, a.name_en FROM agency a
  WHERE a.tier = 'city' AND a.parent_id IS NULL AND ${inForce('a.valid')} ORDER BY a.code LIMIT 1
)`;

// Which sites a run looks at: from each side by its own index.
const SITES = `SELECT r.id AS requirement_id, s.id AS site_id FROM requirement r
  JOIN object_kind k ON k.path <@ r.kind_path JOIN site s ON s.kind = k.code WHERE r.level = 'site'`;
const siteRows = (mode: MeasureMode): string =>
  mode.kind === 'ids' ? `${SITES} AND r.id = ANY ($2::uuid[]) UNION ${SITES} AND s.id = ANY ($2::uuid[])` : SITES;

const KIND = `'objectKind', r.object_kind, 'objectKindRu', r.kind_ru, 'objectKindKk', r.kind_kk, 'objectKindEn', r.kind_en`;
const BODIES = `'officeRu', o.name_ru, 'officeKk', o.name_kk, 'officeEn', o.name_en,
    'akimatRu', c.name_ru, 'akimatKk', c.name_kk, 'akimatEn', c.name_en`;

const statement = (mode: MeasureMode): string => `
WITH ${REQUIREMENTS}, ${CANDIDATES}, ${OPEN_PLACES(mode)}, unheld AS MATERIALIZED (
  SELECT p.requirement_id, s.id, s.valid, s.geom, s.demo,
    ARRAY(SELECT t.id FROM territory_now t WHERE t.kind = 'district' AND ST_Intersects(t.geom_m, s.geom_m) ORDER BY 1) AS districts
  FROM (${siteRows(mode)}) p JOIN requirement r ON r.id = p.requirement_id JOIN site s ON s.id = p.site_id
  WHERE ${inForce('s.valid')}
    AND NOT EXISTS (SELECT FROM site_holder h JOIN agency a ON a.id = h.agency_id AND ${inForce('a.valid')}
      WHERE h.site_id = s.id AND ${inForce('h.valid')})
    AND (r.territory_id IS NULL OR EXISTS (
      SELECT FROM power_place t WHERE t.place_id = r.territory_id AND ${inForce('t.valid')} AND ST_Intersects(t.geom_m, s.geom_m)))
)
SELECT r.id AS subject_a, g.district_id AS subject_b, '{}'::uuid[] AS agency_ids, g.districts AS territory_ids,
  jsonb_build_object(
    'level', 'territory', 'otherType', 'territory', 'stage', r.stage, ${KIND},
    'gapM2', round(g.gap_m2::numeric), 'gapShare', round((g.gap_m2 / g.area_m2)::numeric, 4),
    'sitesInGap', (SELECT count(*)::int FROM site s JOIN object_kind k ON k.code = s.kind AND k.path <@ r.kind_path
      WHERE ${inForce('s.valid')} AND ST_Intersects(s.geom_m, g.shape)),
    'partlyRu', g.partly_ru, 'partlyKk', g.partly_kk, 'partlyEn', g.partly_en,
    'narrower', g.narrower, 'conditional', g.conditional,
    'openFromKzt', g.open_from::text, 'openToKzt', g.open_to::text, 'openOwner', g.open_owner, ${BODIES}
  ) AS measures,
  r.valid * g.valid AS period, g.geom, r.demo
FROM gap g JOIN requirement r ON r.id = g.requirement_id
LEFT JOIN office o ON o.district_id = g.districts[1] LEFT JOIN akimat c ON true
UNION ALL
SELECT r.id, u.id, '{}'::uuid[], u.districts,
  jsonb_build_object('level', 'site', 'otherType', 'site', ${KIND}, ${BODIES}),
  r.valid * u.valid, u.geom, r.demo OR u.demo
FROM unheld u JOIN requirement r ON r.id = u.requirement_id
LEFT JOIN office o ON o.district_id = u.districts[1] LEFT JOIN akimat c ON true`;

/**
 * What the city requires to be held and nobody holds. For a function, stage and kind: every district inside the
 * requirement's territory where powers for the function or one above it, at the stage, for the kind or one above it, do
 * not cover the whole outline of the day for every amount and owner. A narrower function or kind never covers the wider
 * one. For single sites: every site of the kind without a balance holder on the day. $1 = settings, $2 = ids of an
 * incremental run (requirements, territories, sites).
 */
export function measureMandateGap(mode: MeasureMode, { toleranceM2, toleranceShare }: MandateGapSettings): Statement {
  const settings = JSON.stringify({ toleranceM2, toleranceShare });
  return { sql: statement(mode), parameters: mode.kind === 'ids' ? [settings, mode.ids] : [settings], asWritten: true };
}
