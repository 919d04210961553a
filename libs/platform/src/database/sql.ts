/** A timestamptz column as ISO 8601 text in UTC, the form of the API. */
export const isoTimestamp = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Words of a contract as a list of literals; never anything from outside. */
export const literals = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** A geometry column as a GeoJSON object with 7 decimals (about 1 cm), without a crs member (RFC 7946). */
export const geoJson = (column: string): string => `ST_AsGeoJSON(${column}, 7, 0)::json`;

/** A geometry's box as `[west, south, east, north]`. */
export const bboxArray = (column: string): string =>
  `CASE WHEN ${column} IS NULL THEN NULL ELSE json_build_array(ST_XMin(${column}), ST_YMin(${column}), ST_XMax(${column}), ST_YMax(${column})) END`;

/** Provenance columns of a register row in API names. */
export const provenanceColumns = (alias: string): string =>
  `${alias}.id, ${alias}.source, ${alias}.demo, ${alias}.version, ${isoTimestamp(`${alias}.created_at`)} AS "createdAt", ${isoTimestamp(`${alias}.updated_at`)} AS "updatedAt"`;

/** First and last day of a daterange column in API names; null where it is open. */
export const periodColumns = (column: string, first = 'validFrom', last = 'validTo'): string =>
  `lower(${column})::text AS "${first}", last_day(${column})::text AS "${last}"`;
