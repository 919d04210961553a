import { isoTimestamp } from '@abat/platform';
import type { ExportDefinition } from './export-definition.js';

const words = (text: string): string[] => text.split(' ');
const at = (column: string, name: string): string => `${isoTimestamp(column)} AS ${name}`;
const PLACES = `(SELECT string_agg(t.external_id, '; ' ORDER BY t.external_id) FROM territory t WHERE t.id = ANY (d.territory_ids)) AS territories`;
const SHAPE = 'ST_AsGeoJSON(d.geom, 7, 0) AS geometry';

/** Findings with all their states: closed ones too. */
export const FINDINGS: ExportDefinition = {
  fields: words(
    'number rule severity score status title_kk title_ru title_en agencies territories valid_from valid_to opened_at updated_at closed_at demo',
  ),
  spatial: true,
  named: true,
  sql: `SELECT 'abat' AS origin, d.id AS finding_id, d.number::text AS number, d.rule, d.severity, round(d.score::numeric, 1)::text AS score, d.status,
      ${PLACES}, lower(d.period)::text AS valid_from, last_day(d.period)::text AS valid_to,
      ${at('d.opened_at', 'opened_at')}, ${at('d.updated_at', 'updated_at')}, ${at('d.closed_at', 'closed_at')}, d.demo, ${SHAPE}
    FROM finding d ORDER BY d.number`,
};

/** Alarms with all their states, each with its finding. */
export const ALARMS: ExportDefinition = {
  fields: words(
    'number finding rule severity priority state title_kk title_ru title_en agencies territories owner handed_to handed_role snoozed_until snooze_reason snooze_count merged_into event_at raised_at respond_by taken_at escalated_at returned_at closed_at demo',
  ),
  spatial: true,
  named: true,
  sql: `SELECT 'abat' AS origin, d.id AS finding_id, a.number::text AS number, d.number::text AS finding, d.rule, a.severity, a.priority, a.state,
      ${PLACES}, o.name AS owner, h.name AS handed_to, a.handed_role, ${at('a.snoozed_until', 'snoozed_until')}, a.snooze_reason,
      a.snooze_count, m.number::text AS merged_into, ${at('a.event_at', 'event_at')}, ${at('a.raised_at', 'raised_at')},
      ${at('a.respond_by', 'respond_by')}, ${at('a.taken_at', 'taken_at')}, ${at('a.escalated_at', 'escalated_at')},
      ${at('a.returned_at', 'returned_at')}, ${at('a.closed_at', 'closed_at')}, d.demo, ${SHAPE}
    FROM alarm a JOIN finding d ON d.id = a.finding_id LEFT JOIN alarm m ON m.id = a.merged_into
    LEFT JOIN app_user o ON o.id = a.owner_id LEFT JOIN app_user h ON h.id = a.handed_user_id ORDER BY a.number`,
};
