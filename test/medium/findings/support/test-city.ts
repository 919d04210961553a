import { readFileSync } from 'node:fs';
import { TransactionRunner } from '@abat/platform';
import type { ChangedType, Geometry, RuleCode } from '@abat/contracts';
import type { DataSource } from 'typeorm';
import { type Box, PLACE_SHAPE, type Spot, wktOf } from '../../../support/places.js';
import { storeSeasons } from '../../../../libs/exchange/src/astana/store-works-ground.js';
import { Detector } from '../../../../libs/findings/src/application/detector.js';
import { RULES } from '../../../../libs/findings/src/rules/registry.js';

/** A point of the left bank (the Water-Green Boulevard), EPSG:4326. Shapes are given in metres east and north of it. */
const ORIGIN = { lon: 71.4306, lat: 51.1256 };

export type { Box };
/** Metres from the origin (a string is WKT), or at a named place of Astana. */
export type At = Box | string | Spot;

export type ZoneSpec = { at: At; start: string; end: string };
export type WorkSpec = {
  title: string;
  agency?: string;
  at?: At;
  start?: string;
  end?: string;
  zones?: ZoneSpec[];
  hinders?: boolean;
  firm?: boolean;
  status?: string;
  project?: string;
  functionCode?: string;
  demo?: boolean;
};

export type MandateSpec = {
  code: string;
  agency: string;
  territory: string;
  functionCode?: string;
  stage?: string;
  kind?: string;
  from?: string | null;
  to?: string | null;
  mode?: string;
  withAgency?: string;
  site?: string | null;
  amount?: string;
  owner?: string | null;
};

export type AgreementSpec = {
  between: string[];
  kind?: 'joint' | 'delegation' | 'handover';
  functionCode?: string;
  stages?: string[];
  objectKind?: string;
  territory?: string;
  from?: string;
  to?: string;
};

export type StoredFinding = {
  id: string;
  number: number;
  status: string;
  severity: string;
  score: number;
  measures: Record<string, unknown>;
  from: string | null;
  to: string | null;
  version: number;
  titles: string[];
  agencies: string[];
  territories: string[];
  demo: boolean;
};

/** Metric WKT around the origin, or a spot as JSON. */
const written = (at: At): string => (typeof at === 'object' && !('x' in at) ? JSON.stringify(at) : wktOf(at));

const METRIC_ORIGIN = `ST_Transform(ST_SetSRID(ST_MakePoint(${ORIGIN.lon}, ${ORIGIN.lat}), 4326), 32642)`;
const shape = (placeholder: string): string => `CASE WHEN ${placeholder} LIKE '{%' THEN place_shape(${placeholder})
  ELSE ST_Transform(ST_Translate(ST_GeomFromText(${placeholder}, 32642), ST_X(${METRIC_ORIGIN}), ST_Y(${METRIC_ORIGIN})), 4326) END`;

const AGENCIES = ['dep-utilities', 'dep-environment', 'dep-construction', 'akim-esil', 'akim-almaty'];
const FUNCTIONS: [code: string, parent: string | null, name: string][] = [
  ['improvement', null, 'Благоустройство'],
  ['improvement.courtyard', 'improvement', 'Благоустройство дворовых территорий'],
  ['improvement.public-space', 'improvement', 'Обустройство общественных пространств'],
  ['networks.heat', null, 'Тепловые сети'],
  ['streets', null, 'Улицы и дороги'],
  ['streets.road-repair', 'streets', 'Ремонт дорог'],
  ['streets.upkeep', 'streets', 'Содержание улиц'],
];
/** Two districts that share the meridian through the origin, inside one city; not the legal outlines. */
const TERRITORIES: [id: string, kind: string, box: Box][] = [
  ['astana', 'city', { x: -5000, y: -5000, w: 10_000, h: 10_000 }],
  ['esil', 'district', { x: -5000, y: -5000, w: 5000, h: 10_000 }],
  ['almaty', 'district', { x: 0, y: -5000, w: 5000, h: 10_000 }],
];

/** The true outlines of the city and its districts, and the offices of those the named places lie in. */
const ASTANA = { outlines: ['city', 'districts'], offices: ['akim-nura', 'akim-saraishyk'] };
type Outline = { properties: { id?: string }; geometry: Geometry };

const WORK = {
  agency: 'dep-utilities',
  functionCode: 'networks.heat',
  at: { x: 0, y: 0, w: 40, h: 20 },
  start: '2030-06-01',
  end: '2030-06-30',
  hinders: false,
  firm: false,
  status: 'planned',
  project: null,
  demo: false,
};
const MANDATE = {
  functionCode: 'improvement.public-space',
  stage: 'current-repair',
  kind: 'public-space',
  from: '2020-01-01',
  to: null,
  mode: 'unstated',
  withAgency: null,
  site: null,
  owner: null,
  amount: '(,)',
};

/** A small city for the rules: bodies, functions, two districts; works and mandates are put in by each test. */
export class TestCity {
  /** A place as a parameter, and SQL that turns such a parameter into a geometry of EPSG:4326. */
  static readonly metric = written;
  static readonly shape = shape;
  readonly detector: Detector;
  private count = 0;

  private constructor(readonly db: DataSource) {
    this.detector = new Detector(new TransactionRunner(db));
  }

  /** @param ground `plane`: two districts made up round the origin; `astana`: the true outlines of all */
  static async found(db: DataSource, ground: 'plane' | 'astana' = 'plane'): Promise<TestCity> {
    const city = new TestCity(db);
    await db.query(PLACE_SHAPE);
    if (ground === 'astana') await city.outline();
    else for (const [id, kind, box] of TERRITORIES) await city.addTerritory(id, kind, box);
    await storeSeasons(db.manager, 'test');
    for (const code of [...AGENCIES, ...(ground === 'astana' ? ASTANA.offices : [])])
      await db.query(
        `INSERT INTO agency (code, tier, name_ru, district_id)
         VALUES ($1, 'other', $1, (SELECT id FROM territory WHERE external_id = replace($1, 'akim-', '')))`,
        [code],
      );
    for (const [code, parent, name] of FUNCTIONS)
      await db.query(
        'INSERT INTO city_function (code, name_ru, parent_id) VALUES ($1, $2, (SELECT id FROM city_function WHERE code = $3))',
        [code, name, parent],
      );
    return city;
  }

  private async outline(): Promise<void> {
    for (const name of ASTANA.outlines) {
      const file = readFileSync(`infra/data/astana/${name}.geojson`, 'utf8');
      const { features } = JSON.parse(file) as { features: Outline[] };
      for (const { properties, geometry } of features)
        await this.addTerritory(properties.id ?? 'astana', properties.id ? 'district' : 'city', { whole: geometry });
    }
  }

  /** Takes away works, mandates and findings; the city stays. */
  async clear(): Promise<void> {
    await this.db.query(
      'TRUNCATE finding, assessment, work, work_zone, work_territory, mandate, regulation_statement, budget_allocation, agreement, agreement_party, history, outbox CASCADE',
    );
  }

  async addTerritory(id: string, kind: string, at: At): Promise<void> {
    await this.db.query(`INSERT INTO territory (external_id, kind, name_ru) VALUES ($1, $2, $1)`, [id, kind]);
    await this.addBoundary(id, at, '(,)');
  }

  /** A boundary of a territory for a period (daterange text). */
  async addBoundary(id: string, at: At, valid: string): Promise<void> {
    await this.db.query(
      `INSERT INTO territory_boundary (territory_id, valid, geom)
       SELECT id, $3::daterange, ST_Multi(ST_CollectionExtract(ST_MakeValid(${shape('$2')}), 3)) FROM territory WHERE external_id = $1`,
      [id, written(at), valid],
    );
  }

  async addProject(code: string): Promise<void> {
    await this.db.query('INSERT INTO project (code, title) VALUES ($1, $1) ON CONFLICT DO NOTHING', [code]);
  }

  /** Stores a work and gives its id. Without days it lasts all of June 2030. */
  async addWork(spec: WorkSpec): Promise<string> {
    const work = { ...WORK, ...spec };
    const zones = spec.zones ?? [{ at: work.at, start: work.start, end: work.end }];
    const days = zones.flatMap((zone) => [zone.start, zone.end]).sort();
    this.count += 1;
    const rows: { id: string }[] = await this.db.query(
      `INSERT INTO work (external_id, title, agency_id, function_id, starts_on, ends_on, hinders_traffic, date_certainty, status, project_id, demo)
       VALUES ($1, $2, (SELECT id FROM agency WHERE code = $3), (SELECT id FROM city_function WHERE code = $4), $5, $6, $7,
         CASE WHEN $8 THEN 'firm' ELSE 'planned' END, $9, (SELECT id FROM project WHERE code = $10), $11) RETURNING id`,
      [
        `w${this.count}`,
        work.title,
        work.agency,
        work.functionCode,
        days[0],
        days.at(-1),
        work.hinders,
        work.firm,
        work.status,
        work.project,
        work.demo,
      ],
    );
    const id = rows[0]?.id ?? '';
    await this.setZones(id, zones);
    return id;
  }

  /** Replaces the zones of a work, as the register does. */
  async setZones(id: string, zones: readonly ZoneSpec[]): Promise<void> {
    await this.db.query('DELETE FROM work_zone WHERE work_id = $1', [id]);
    for (const [index, zone] of zones.entries())
      await this.db.query(
        `INSERT INTO work_zone (work_id, number, starts_on, ends_on, buffer_m, geom)
         SELECT id, $2, $3, $4, work_buffer_m(hinders_traffic, work_type_id, function_id), ${shape('$5')} FROM work WHERE id = $1`,
        [id, index + 1, zone.start, zone.end, written(zone.at)],
      );
    await this.db.query('SELECT work_refresh_territory(ARRAY[$1::uuid])', [id]);
  }

  /** Gives every zone the strip of its kind of work. */
  async setBuffers(): Promise<void> {
    await this.db.query(
      `UPDATE work_zone z SET buffer_m = work_buffer_m(w.hinders_traffic, w.work_type_id, w.function_id) FROM work w
       WHERE w.id = z.work_id AND z.buffer_m <> work_buffer_m(w.hinders_traffic, w.work_type_id, w.function_id)`,
    );
  }

  /** Changes columns of a work; `sql` is the SET list. */
  async setWork(id: string, sql: string): Promise<void> {
    await this.db.query(`UPDATE work SET ${sql} WHERE id = $1`, [id]);
  }

  /** Stores a mandate and gives its id. Without a period it is open-ended from 2020. */
  async addMandate(spec: MandateSpec): Promise<string> {
    const m = { ...MANDATE, ...spec };
    const rows: { id: string }[] = await this.db.query(
      `INSERT INTO mandate (code, agency_id, function_id, stage, object_kind, territory_id, mode, with_agency_id, valid, site_id, owner_kind,
         amount_from_kzt, amount_to_kzt)
       VALUES ($1, (SELECT id FROM agency WHERE code = $2), (SELECT id FROM city_function WHERE code = $3), $4, $5,
         (SELECT id FROM territory WHERE external_id = $6), $7, (SELECT id FROM agency WHERE code = $8), day_range($9, $10),
         (SELECT id FROM site WHERE external_id = $11), $12, lower($13::numrange), upper($13::numrange)) RETURNING id`,
      [
        ...[m.code, m.agency, m.functionCode, m.stage, m.kind, m.territory, m.mode, m.withAgency, m.from, m.to],
        ...[m.site, m.owner, m.amount],
      ],
    );
    return rows[0]?.id ?? '';
  }

  /** An agreement between bodies. What is not given is not limited. */
  async addAgreement(spec: AgreementSpec): Promise<string> {
    const g = {
      kind: 'joint',
      functionCode: null,
      stages: [],
      objectKind: 'any',
      territory: null,
      from: null,
      to: null,
      ...spec,
    };
    const rows: { id: string }[] = await this.db.query(
      `INSERT INTO agreement (code, kind, title, function_id, stages, object_kind, territory_id, valid)
       VALUES ('a-' || uuid_v7(), $1, 'Соглашение', (SELECT id FROM city_function WHERE code = $2), $3, $4,
         (SELECT id FROM territory WHERE external_id = $5), day_range($6, $7)) RETURNING id`,
      [g.kind, g.functionCode, g.stages, g.objectKind, g.territory, g.from, g.to],
    );
    const id = rows[0]?.id ?? '';
    const sides = g.kind === 'delegation' ? ['from', 'to', 'to'] : ['party', 'party', 'party'];
    for (const [place, agency] of g.between.entries())
      await this.db.query(
        'INSERT INTO agreement_party (agreement_id, agency_id, side) SELECT $1, id, $3 FROM agency WHERE code = $2',
        [id, agency, sides[place]],
      );
    return id;
  }

  detect(rule: RuleCode = 'work.clash') {
    return this.detector.detectAll(RULES[rule]);
  }

  /** What changed rows (of the rule's own subjects, unless said otherwise) mean for a rule. */
  async detectSome(ids: readonly string[], rule: RuleCode = 'work.clash', changed?: ChangedType) {
    const own = RULES[rule].subject === 'work' ? 'work' : 'mandate';
    const [report] = await this.detector.detectChange([RULES[rule]], { changed: changed ?? own, ids });
    return report;
  }

  /** All stored findings, closed ones too, oldest first. */
  findings(): Promise<StoredFinding[]> {
    return this.db.query(
      `SELECT f.id, f.number::int AS number, f.status, f.severity, f.score, f.measures, lower(f.period)::text AS "from",
         last_day(f.period)::text AS "to", f.version, f.demo,
         ARRAY(SELECT title FROM work WHERE id IN (f.subject_a, f.subject_b) UNION ALL
           SELECT code FROM mandate WHERE id IN (f.subject_a, f.subject_b) ORDER BY 1) AS titles,
         ARRAY(SELECT code FROM agency WHERE id = ANY (f.agency_ids) ORDER BY 1) AS agencies,
         ARRAY(SELECT external_id FROM territory WHERE id = ANY (f.territory_ids) ORDER BY 1) AS territories
       FROM finding f ORDER BY f.number`,
    );
  }

  /** Number of rows of the history of findings. */
  async historyCount(): Promise<number> {
    const rows: { n: number }[] = await this.db.query(
      `SELECT count(*)::int AS n FROM history WHERE entity = 'finding'`,
    );
    return rows[0]?.n ?? 0;
  }

  /** Events waiting in the outbox, as type and data. */
  events(): Promise<{ type: string; rooms: string[]; data: Record<string, unknown> }[]> {
    return this.db.query('SELECT type, rooms, data FROM outbox ORDER BY id');
  }
}
