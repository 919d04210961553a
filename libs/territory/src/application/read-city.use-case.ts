import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { City } from '@abat/contracts';
import { ENVIRONMENT, type Environment } from '@abat/platform';
import { DataSource } from 'typeorm';

// What a map shows first: the view the city's own set brought, else the outline of the city, else that of its districts,
// each without what lies far off, else where works lie (estimated: whoever opens the door waits for this answer).
const CITY = `
WITH city AS (
  SELECT json_build_object('kk', coalesce(name_kk, name_ru), 'ru', name_ru, 'en', coalesce(name_en, name_ru)) AS name
  FROM territory_now WHERE kind = 'city' ORDER BY external_id LIMIT 1
), outline AS (
  SELECT ST_Extent(main.geom)::box2d AS box FROM territory_now t,
    LATERAL (SELECT p.geom FROM ST_Dump(t.geom) p ORDER BY ST_Area(p.geom) DESC LIMIT 1) main
  WHERE t.kind = 'city' OR NOT EXISTS (SELECT FROM territory_now o WHERE o.kind = 'city')
), extent AS (
  SELECT coalesce((SELECT box FROM outline), ST_EstimatedExtent('public', 'work_zone', 'geom')) AS box
)
SELECT (SELECT name FROM city) AS name, coalesce((SELECT value FROM setting WHERE key = 'city.view'),
  CASE WHEN box IS NOT NULL THEN jsonb_build_array(ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)) END) AS bbox,
  EXISTS (SELECT FROM setting WHERE key = 'astana.loaded') AS demo
FROM extent`;

/** The city this server keeps: its zone by configuration, its name and its place by its data. Asks for no rights. */
@Injectable()
export class ReadCity {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async execute(): Promise<City> {
    const [row]: Omit<City, 'timeZone'>[] = await this.dataSource.query(CITY);
    if (!row) throw new TypeError('the city is one row');
    return { timeZone: this.environment.ABAT_TIME_ZONE, ...row };
  }
}
