import type { Stage } from '@abat/contracts';
import type { MeasureMode, Statement } from '../../domain/rule.js';
import { afterAgreements, type Covering } from './agreements.js';
import { candidates, type PairConditions } from './candidates.js';
import { PLACED } from './places.js';
import { touched, TOUCHED_JOINS } from './touched.js';

/**
 * Numbers of two powers that meet. Areas in m2 of the city's SRID; `A` is the side with the lower id. What an agreement
 * covers is taken out already.
 */
export type PairMeasures = {
  overlapM2: number;
  /** The overlap as a part of the place of the side, 0..1. */
  shareA: number;
  shareB: number;
  /** Part of the first overlap that agreements cover, 0..1. */
  coveredShare: number;
  /** Sites of the common kind in force on the day on the overlap. */
  sitesAffected: number;
  /** Works of either body, current or future, of the common function and everything below it, on the overlap. */
  worksAffected: number;
  /** Requests about it; null = no register of requests yet. */
  requestsAffected: number | null;
  /** Approved money of both bodies for it in the year of the day, tenge as a decimal string. */
  moneyKzt: string;
  /** Common days; null when a side of the common period is open. */
  days: number | null;
  openEnded: boolean;
  /** Function of A seen from B. */
  relation: 'same' | 'ancestor' | 'descendant' | 'sibling';
  stage: Stage;
  /** The kind of objects both cover, with its names. */
  objectKind: string;
  objectKindRu: string;
  objectKindKk: string | null;
  objectKindEn: string | null;
};

/** Measures that inform but are not the finding itself. */
export const PAIR_CONTEXT = [
  'sitesAffected',
  'worksAffected',
  'requestsAffected',
  'moneyKzt',
  'objectKindRu',
  'objectKindKk',
  'objectKindEn',
] as const satisfies readonly (keyof PairMeasures)[];

export type PairTolerance = { toleranceM2: number; toleranceShare: number };

export type PairQuery = {
  conditions: PairConditions;
  covering: Covering;
  /** Further pairs of jsonb_build_object. */ measures?: string;
};

const statement = (mode: MeasureMode, { conditions, covering, measures }: PairQuery): string => `
WITH ${candidates(mode, conditions)}, ${PLACED}, ${afterAgreements(covering)}, ${touched(mode)}
SELECT a_id AS subject_a, b_id AS subject_b,
  ARRAY[least(a_agency_id, b_agency_id), greatest(a_agency_id, b_agency_id)] AS agency_ids,
  shape.districts AS territory_ids,
  jsonb_build_object(
    'overlapM2', round(rest_m2::numeric),
    'shareA', round(least(1, rest_m2 / a_m2)::numeric, 4),
    'shareB', round(least(1, rest_m2 / b_m2)::numeric, 4),
    'coveredShare', round(covered_share::numeric, 4),
    'sitesAffected', coalesce(s.sites, 0),
    'worksAffected', coalesce(wa.works, 0) + coalesce(wb.works, 0),
    'requestsAffected', NULL,
    'moneyKzt', round(coalesce(ma.kzt, 0) + coalesce(mb.kzt, 0), 2)::text,
    'days', CASE WHEN lower_inf(period) OR upper_inf(period) THEN NULL ELSE upper(period) - lower(period) END,
    'openEnded', upper_inf(period),
    'relation', CASE relation WHEN 'same' THEN 'same' WHEN 'below' THEN 'descendant' WHEN 'above' THEN 'ancestor' ELSE 'sibling' END,
    'stage', a_stage,
    'objectKind', pair.object_kind,
    'objectKindRu', k.name_ru, 'objectKindKk', k.name_kk, 'objectKindEn', k.name_en ${measures ? `, ${measures}` : ''}
  ) AS measures,
  period, shape.geom, a_demo OR b_demo AS demo
FROM pair ${TOUCHED_JOINS}`;

/** The statement that measures pairs of powers: $1 = tolerances, $2 = ids of an incremental run. */
export function measurePairs(
  mode: MeasureMode,
  { toleranceM2, toleranceShare }: PairTolerance,
  query: PairQuery,
): Statement {
  const settings = JSON.stringify({ toleranceM2, toleranceShare });
  const sql = statement(mode, query);
  return mode.kind === 'ids'
    ? { sql, parameters: [settings, mode.ids] }
    : { sql, parameters: [settings], asWritten: true };
}
