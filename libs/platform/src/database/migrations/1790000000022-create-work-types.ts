import type { MigrationInterface, QueryRunner } from 'typeorm';
import { provenance, retrack, runAll } from './statements.js';

const SURFACES = ['asphalt', 'concrete', 'paving', 'gravel', 'soil', 'lawn', 'rubber'];
const surfaceCheck = (name: string): string =>
  `CONSTRAINT ${name} CHECK (surface IN (${SURFACES.map((surface) => `'${surface}'`).join(', ')}))`;

// `rank` orders works on one place: what is below the ground comes first, planting last. null = no order.
const workType = `
CREATE TABLE work_type (
  ${provenance},
  code text NOT NULL,
  name_ru text NOT NULL,
  name_kk text,
  name_en text,
  rank integer CONSTRAINT work_type_rank_check CHECK (rank BETWEEN 1 AND 100),
  trench boolean NOT NULL DEFAULT false,
  surface text ${surfaceCheck('work_type_surface_check')},
  buffer_m double precision CONSTRAINT work_type_buffer_check CHECK (buffer_m BETWEEN 0 AND 500),
  hindered_buffer_m double precision CONSTRAINT work_type_hindered_check CHECK (hindered_buffer_m BETWEEN 0 AND 500),
  noise integer NOT NULL DEFAULT 1 CONSTRAINT work_type_noise_check CHECK (noise BETWEEN 0 AND 3),
  CONSTRAINT work_type_pk PRIMARY KEY (id),
  CONSTRAINT work_type_code_key UNIQUE (code)
)`;

// Days of the year on which works of the type may be done, MM-DD, both included; several rows = several windows.
const workSeason = `
CREATE TABLE work_season (
  ${provenance},
  work_type_id uuid NOT NULL CONSTRAINT work_season_type_fk REFERENCES work_type (id) ON DELETE CASCADE,
  from_day text NOT NULL CONSTRAINT work_season_from_check CHECK (from_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  to_day text NOT NULL CONSTRAINT work_season_to_check CHECK (to_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  note text,
  CONSTRAINT work_season_pk PRIMARY KEY (id),
  CONSTRAINT work_season_key UNIQUE (work_type_id, from_day),
  CONSTRAINT work_season_order_check CHECK (from_day <= to_day)
)`;

const TYPES = [
  ['heat-network', 'Тепловые сети', 'Жылу желілері', 'Heat network', 10, true, null, 2],
  ['water-network', 'Водопровод и канализация', 'Су құбыры мен кәріз', 'Water and sewerage', 10, true, null, 2],
  ['storm-network', 'Ливневая канализация', 'Нөсер кәрізі', 'Storm sewer', 10, true, null, 2],
  ['gas-network', 'Газопровод', 'Газ құбыры', 'Gas network', 10, true, null, 2],
  ['power-network', 'Электрические сети', 'Электр желілері', 'Power network', 15, true, null, 1],
  ['lighting', 'Освещение', 'Жарықтандыру', 'Lighting', 20, false, null, 1],
  ['road', 'Дорожное покрытие', 'Жол төсемі', 'Road surface', 30, false, 'asphalt', 3],
  ['footway', 'Тротуар, велодорожка', 'Тротуар, велосипед жолы', 'Footway or cycle path', 35, false, 'paving', 2],
  ['courtyard', 'Благоустройство двора', 'Ауланы абаттандыру', 'Courtyard improvement', 35, false, 'asphalt', 2],
  ['public-space', 'Общественное пространство', 'Қоғамдық кеңістік', 'Public space', 35, false, 'paving', 2],
  [
    'playground',
    'Детская или спортивная площадка',
    'Балалар не спорт алаңы',
    'Playground or sports ground',
    40,
    false,
    'rubber',
    1,
  ],
  ['greening', 'Озеленение, посадка', 'Көгалдандыру, отырғызу', 'Greening, planting', 50, false, 'lawn', 1],
  ['furniture', 'Малые архитектурные формы', 'Шағын сәулет нысандары', 'Street furniture', 60, false, null, 0],
  ['cleaning', 'Уборка и содержание', 'Тазалау және күтіп ұстау', 'Cleaning and upkeep', null, false, null, 0],
] as const;

// Customs of works in Astana's climate, proposed as a start: no act that fixes them was found.
const SEASONS = [
  ['greening', '04-15', '05-31'],
  ['greening', '09-15', '11-05'],
  ['road', '05-01', '10-15'],
  ['footway', '04-15', '10-31'],
  ['courtyard', '04-15', '10-31'],
  ['public-space', '04-15', '10-31'],
] as const;

// A function without a type of its own is of the type of the nearest function above it that has one.
const functionType = `
CREATE VIEW function_work_type AS
SELECT f.id AS function_id, coalesce(f.work_type_id, (
  SELECT a.work_type_id FROM city_function a WHERE a.path @> f.path AND a.work_type_id IS NOT NULL
  ORDER BY nlevel(a.path) DESC LIMIT 1)) AS work_type_id
FROM city_function f`;

const bufferOfType = `
CREATE FUNCTION work_buffer_m(hinders boolean, type_id uuid, held_function_id uuid) RETURNS double precision LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce((
    SELECT CASE WHEN hinders THEN coalesce(t.hindered_buffer_m, t.buffer_m) ELSE t.buffer_m END FROM work_type t
    WHERE t.id = coalesce(type_id, (SELECT f.work_type_id FROM function_work_type f WHERE f.function_id = held_function_id))
  ), work_buffer_m(hinders))
$$`;

/** Kinds of works: their order on a place, what they leave behind, their strips, noise and seasons. */
export class CreateWorkTypes1790000000022 implements MigrationInterface {
  name = 'CreateWorkTypes1790000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [workType, workSeason]);
    for (const type of TYPES)
      await runner.query(
        `INSERT INTO work_type (source, code, name_ru, name_kk, name_en, rank, trench, surface, noise) VALUES ('abat', $1, $2, $3, $4, $5, $6, $7, $8)`,
        [...type],
      );
    for (const season of SEASONS)
      await runner.query(
        `INSERT INTO work_season (source, work_type_id, from_day, to_day) SELECT 'abat', id, $2, $3 FROM work_type WHERE code = $1`,
        [...season],
      );
    await runAll(runner, [
      'ALTER TABLE city_function ADD COLUMN work_type_id uuid CONSTRAINT city_function_work_type_fk REFERENCES work_type (id)',
      functionType,
      bufferOfType,
      ...retrack('city_function', ", 'NULL::uuid', '{path}'"),
      "SELECT history_track('work_type')",
      "SELECT history_track('work_season', 'r.work_type_id')",
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP FUNCTION work_buffer_m(boolean, uuid, uuid)',
      'DROP VIEW function_work_type',
      'ALTER TABLE city_function DROP COLUMN work_type_id',
      ...retrack('city_function', ", 'NULL::uuid', '{path}'"),
      'DROP TABLE work_season, work_type',
    ]);
  }
}
