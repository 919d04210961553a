import type { Stage } from '@abat/contracts';
import type { DataSource } from 'typeorm';
import type { Box, TestCity } from './test-city.js';

export type LineSpec = {
  code: string;
  agency: string;
  functionCode?: string | null;
  territory?: string | null;
  year?: number;
  kzt?: string;
  parent?: string | null;
  standing?: 'budget' | 'need';
  demo?: boolean;
};

export type ActSpec = {
  code: string;
  status?: 'in-force' | 'amended' | 'repealed' | 'draft';
  from?: string | null;
  to?: string | null;
  amendedOn?: string | null;
  nextReviewOn?: string | null;
  replacedBy?: string | null;
};

export type RequirementSpec = {
  code: string;
  functionCode?: string | null;
  stage?: Stage | null;
  kind?: string;
  territory?: string | null;
  level?: 'territory' | 'site';
  from?: string | null;
  to?: string | null;
};

export type RefusalSpec = {
  request: string;
  agency: string;
  daysAgo?: number;
  functionCode?: string;
  territory?: string;
};

type Row = { id: string };

/** Budget lines, legal acts, requirements, sites and refusals of a `TestCity`. */
export class PowerTown {
  constructor(private readonly city: TestCity) {}

  private get db(): DataSource {
    return this.city.db;
  }

  private async one(sql: string, parameters: unknown[]): Promise<string> {
    const rows: Row[] = await this.db.query(sql, parameters);
    return rows[0]?.id ?? '';
  }

  /** Takes away everything that this class puts in, and what `TestCity.clear` takes away. */
  async clear(): Promise<void> {
    await this.city.clear();
    await this.db.query(
      'TRUNCATE budget_line, budget_allocation, coverage_requirement, request_refusal, site_holder CASCADE',
    );
    await this.db.query('DELETE FROM legal_act');
    await this.db.query('DELETE FROM site');
  }

  /** Year of today, as the city counts. */
  async year(): Promise<number> {
    const rows: { year: number }[] = await this.db.query('SELECT extract(year FROM current_date)::int AS year');
    return rows[0]?.year ?? 0;
  }

  async addLine(spec: LineSpec): Promise<string> {
    const line = {
      ...{ functionCode: 'improvement.public-space', territory: null, year: await this.year(), kzt: '1000000' },
      ...{ parent: null, standing: 'budget', demo: false },
      ...spec,
    };
    return this.one(
      `INSERT INTO budget_line (code, administrator_id, function_id, territory_id, year, planned_kzt, parent_id, standing, demo, funding_source)
       VALUES ($1, (SELECT id FROM agency WHERE code = $2), (SELECT id FROM city_function WHERE code = $3),
         (SELECT id FROM territory WHERE external_id = $4), $5, $6, (SELECT id FROM budget_line WHERE code = $7), $8, $9, 'local') RETURNING id`,
      [
        ...[line.code, line.agency, line.functionCode, line.territory, line.year, line.kzt],
        ...[line.parent, line.standing, line.demo],
      ],
    );
  }

  async addAct(spec: ActSpec): Promise<string> {
    const act = {
      ...{ status: 'in-force', from: null, to: null, amendedOn: null, nextReviewOn: null, replacedBy: null },
      ...spec,
    };
    return this.one(
      `INSERT INTO legal_act (code, title_ru, status, valid, amended_on, next_review_on, replaced_by_id)
       VALUES ($1, $1, $2, day_range($3, $4), $5, $6, (SELECT id FROM legal_act WHERE code = $7)) RETURNING id`,
      [act.code, act.status, act.from, act.to, act.amendedOn, act.nextReviewOn, act.replacedBy],
    );
  }

  /** Lets a mandate rest on an act; null = on none. */
  async restOn(mandateId: string, act: string | null): Promise<void> {
    await this.db.query('UPDATE mandate SET legal_act_id = (SELECT id FROM legal_act WHERE code = $2) WHERE id = $1', [
      mandateId,
      act,
    ]);
  }

  async addRequirement(spec: RequirementSpec): Promise<string> {
    const level = spec.level ?? 'territory';
    const about = level === 'site' ? [null, null] : ['improvement.courtyard', 'construction'];
    const r = {
      ...{ functionCode: about[0], stage: about[1], kind: 'courtyard', territory: null, from: null, to: null },
      ...spec,
    };
    return this.one(
      `INSERT INTO coverage_requirement (code, level, function_id, stage, object_kind, territory_id, valid)
       VALUES ($1, $2, (SELECT id FROM city_function WHERE code = $3), $4, $5, (SELECT id FROM territory WHERE external_id = $6),
         day_range($7, $8)) RETURNING id`,
      [r.code, level, r.functionCode, r.stage, r.kind, r.territory, r.from, r.to],
    );
  }

  /** A site with the shape of a territory that is made for it. */
  async addSite(code: string, kind: string, box: Box): Promise<string> {
    await this.city.addTerritory(`place-of-${code}`, 'microdistrict', box);
    const id = await this.one(
      `INSERT INTO site (external_id, kind, name_ru, geom)
       SELECT $1, $2, $1, b.geom FROM territory_boundary b JOIN territory t ON t.id = b.territory_id WHERE t.external_id = $3 RETURNING id`,
      [code, kind, `place-of-${code}`],
    );
    await this.db.query('DELETE FROM territory WHERE external_id = $1', [`place-of-${code}`]);
    return id;
  }

  async hold(siteId: string, agency: string, from: string | null, to: string | null): Promise<void> {
    await this.db.query(
      `INSERT INTO site_holder (site_id, agency_id, valid) SELECT $1, id, day_range($3, $4) FROM agency WHERE code = $2`,
      [siteId, agency, from, to],
    );
  }

  async addRefusal(spec: RefusalSpec): Promise<string> {
    const r = { daysAgo: 1, functionCode: 'improvement.courtyard', territory: 'almaty', ...spec };
    return this.one(
      `INSERT INTO request_refusal (source, request_external_id, agency_id, function_id, territory_id, refused_at)
       VALUES ('ikomek109', $1, (SELECT id FROM agency WHERE code = $2), (SELECT id FROM city_function WHERE code = $3),
         (SELECT id FROM territory WHERE external_id = $4), current_date - $5::int + time '12:00') RETURNING id`,
      [r.request, r.agency, r.functionCode, r.territory, r.daysAgo],
    );
  }

  /** What stands open, without what two runs may differ in: ids and times. */
  async picture(): Promise<Record<string, unknown>[]> {
    return this.db.query(
      `SELECT rule, subject_type, subject_b_type, subject_a, subject_b, agency_ids, territory_ids, severity, score, measures, period::text,
         ST_AsEWKT(geom) AS geom, demo
       FROM finding WHERE status <> 'closed' ORDER BY rule, subject_a, subject_b`,
    );
  }
}
