import { isMoreThanSliver } from '../power-pairs/places.js';

/**
 * Condition: a period holds the day. Written so that the planner expects many rows: of `@>` over two joined periods it
 * expects one in a thousand, and goes round in nested loops.
 */
export const inForce = (period: string): string => `NOT isempty(${period} * day_range(power_day(), power_day()))`;

/** Condition: two outlines with columns `geom_m`, `area_m2` have more than a sliver in common. */
const meet = (one: string, other: string): string =>
  isMoreThanSliver(
    `ST_Area(ST_Intersection(${one}.geom_m, ${other}.geom_m))`,
    `least(${one}.area_m2, ${other}.area_m2)`,
  );

/**
 * CTE `place_district` (`place_id`, `districts`): the districts of today that each place touches by more than a sliver,
 * sorted. What the tree of territories tells is not measured. `places` = SQL with the column `place_id`, distinct.
 */
export const districtsOfPlaces = (places: string): string => `
place_district AS MATERIALIZED (
  SELECT p.place_id, ARRAY(
    SELECT DISTINCT t.id FROM power_place o JOIN territory_now t ON t.kind = 'district' AND t.geom_m && o.geom_m
    WHERE o.place_id = p.place_id AND ${inForce('o.valid')}
      AND CASE WHEN t.id = o.place_id OR t.parent_id = o.place_id THEN true
        WHEN EXISTS (SELECT FROM territory d WHERE d.id = o.place_id AND d.kind = 'district') THEN false
        ELSE ${meet('t', 'o')} END
    ORDER BY 1) AS districts
  FROM (${places}) p
)`;

/**
 * A CTE (`one_id`, `other_id`): pairs of different places whose outlines of the day have more than a sliver in common.
 * Territories are measured already (`boundary_overlap`), and what their tree tells is not measured at all; boxes are
 * compared last, outlines are large. `pairs` = SQL with the columns `one_id`, `other_id`, distinct.
 */
export const meetingPlaces = (name: string, pairs: string): string => `
${name}_asked AS MATERIALIZED (${pairs}), ${name}_outline AS MATERIALIZED (
  SELECT o.place_id, o.outline_id, o.outline_id = o.place_id AS single, o.geom_m, o.area_m2, t.parent_id FROM (
    SELECT one_id AS place_id FROM ${name}_asked UNION SELECT other_id FROM ${name}_asked) a
  JOIN power_place o USING (place_id) LEFT JOIN territory t ON t.id = o.place_id
  WHERE ${inForce('o.valid')}
), ${name} AS MATERIALIZED (
  SELECT d.one_id, d.other_id FROM ${name}_asked d
  JOIN ${name}_outline o ON o.place_id = d.one_id
  JOIN ${name}_outline t ON t.place_id = d.other_id
  LEFT JOIN boundary_overlap x ON x.low_id = CASE WHEN o.place_id < t.place_id THEN o.outline_id ELSE t.outline_id END
    AND x.high_id = CASE WHEN o.place_id < t.place_id THEN t.outline_id ELSE o.outline_id END
  WHERE CASE WHEN o.parent_id = d.other_id OR t.parent_id = d.one_id THEN t.geom_m && o.geom_m
    WHEN o.single OR t.single THEN t.geom_m && o.geom_m AND ${meet('o', 't')}
    ELSE ${isMoreThanSliver('x.overlap_m2', 'least(o.area_m2, t.area_m2)')} END
)`;
