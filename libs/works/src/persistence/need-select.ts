import { geoJson, provenanceColumns } from '@abat/platform';

/** Joins of a need; aliases: n need, a agency, f function, t territory, s site, p project. */
export const NEED_FROM = `need n LEFT JOIN agency a ON a.id = n.agency_id LEFT JOIN city_function f ON f.id = n.function_id
  LEFT JOIN territory t ON t.id = n.territory_id LEFT JOIN site s ON s.id = n.site_id LEFT JOIN project p ON p.id = n.project_id`;
/** SQL: a column of the district `d` a need lies in: that of its territory, where none is named that of its place or else of its site. */
export const needDistrict = (column: 'id' | 'external_id'): string => `(SELECT d.${column} FROM territory_now d
    WHERE d.kind = 'district' AND CASE WHEN n.territory_id IS NULL THEN ST_Intersects(d.geom, ST_PointOnSurface(coalesce(n.geom, s.geom)))
      ELSE d.id IN (t.id, t.parent_id) END ORDER BY d.external_id LIMIT 1)`;
export const NEED_COLUMNS = `${provenanceColumns('n')}, n.number::integer, n.external_id AS "externalId", n.title, n.description, n.origin, a.code AS agency,
  f.code AS function, t.external_id AS territory,
  ${needDistrict('external_id')} AS district, s.external_id AS site, n.site_id AS "siteId", n.priority, n.cost_kzt::text AS "costKzt", n.status,
  n.status_reason AS "statusReason", p.code AS project, n.wished_on::text AS "wishedOn", ${geoJson('n.geom')} AS geometry`;
