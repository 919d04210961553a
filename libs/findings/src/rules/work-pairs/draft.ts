/**
 * A work that is not saved yet, as the `draft` mode of the rules about works reads it. `id` of the stored work or the nil
 * uuid; other ids are uuids, money is a decimal string of tenge, shapes are GeoJSON in EPSG:4326.
 */
export type WorkDraft = {
  id: string;
  title: string;
  agencyId: string;
  projectId: string | null;
  functionId: string;
  workTypeId: string | null;
  lineIds: string[];
  status: string;
  /** null: nobody said; its type decides. */
  surfaceBreaking: boolean | null;
  hindersTraffic: boolean;
  method: string | null;
  surface: string | null;
  durationDays: number | null;
  finishedOn: string | null;
  costKzt: string | null;
  firm: boolean;
  demo: boolean;
  zones: { geometry: unknown; start: string; end: string }[];
};

/** The draft ($2) as a row like those of table `work`. */
export const draftWork = `
SELECT d.id, d.title, d."agencyId" AS agency_id, d."projectId" AS project_id, d."functionId" AS function_id,
  d."workTypeId" AS work_type_id, d.status, coalesce(d."surfaceBreaking", work_digs(d."workTypeId", d."functionId", d.method)) AS surface_breaking,
  d."hindersTraffic" AS hinders_traffic, d.method, d.surface, d."durationDays" AS duration_days, d."finishedOn" AS finished_on, d."costKzt" AS cost_kzt,
  CASE WHEN d.firm THEN 'firm' ELSE 'planned' END AS date_certainty, d.demo, days.starts_on, days.ends_on
FROM jsonb_to_record($2::jsonb) AS d (id uuid, title text, "agencyId" uuid, "projectId" uuid, "functionId" uuid,
  "workTypeId" uuid, status text, "surfaceBreaking" boolean, "hindersTraffic" boolean, method text, surface text,
  "durationDays" int, "finishedOn" date, "costKzt" numeric, firm boolean, demo boolean),
  LATERAL (SELECT min((z ->> 'start')::date) AS starts_on, max((z ->> 'end')::date) AS ends_on
    FROM jsonb_array_elements($2::jsonb -> 'zones') z) days`;

/** The zones of the draft as rows like those of table `work_zone`, whole as these; the strip is that of its kind of work. */
export const draftZones = `
SELECT ($2::jsonb ->> 'id')::uuid AS work_id, z.number::int AS number,
  CASE WHEN b.strip_m = 0 THEN g.geom_m ELSE ST_Buffer(g.geom_m, b.strip_m, 4) END AS zone_m, g.geom_m,
  day_range((z.zone ->> 'start')::date, (z.zone ->> 'end')::date) AS active,
  day_range((z.zone ->> 'start')::date, CASE WHEN $2::jsonb ->> 'status' = 'running' AND (z.zone ->> 'end')::date = e.ends_on
    AND e.ends_on < current_date THEN work_expected_end(($2::jsonb ->> 'id')::uuid) ELSE (z.zone ->> 'end')::date END) AS expected
FROM (SELECT max((z ->> 'end')::date) AS ends_on FROM jsonb_array_elements($2::jsonb -> 'zones') z) e,
  jsonb_array_elements($2::jsonb -> 'zones') WITH ORDINALITY AS z (zone, number),
  LATERAL (SELECT ST_Transform(whole_in_metres(ST_SetSRID(ST_GeomFromGeoJSON(z.zone -> 'geometry'), 4326)),
    (SELECT value::int FROM setting WHERE key = 'city.srid')) AS geom_m OFFSET 0) g,
  LATERAL (SELECT work_buffer_m(($2::jsonb ->> 'hindersTraffic')::boolean, ($2::jsonb ->> 'workTypeId')::uuid,
    ($2::jsonb ->> 'functionId')::uuid) AS strip_m OFFSET 0) b`;
