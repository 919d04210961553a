import type { ChangedType, RuleCode } from '@abat/contracts';
import { type At, type StoredFinding, TestCity, type WorkSpec } from './test-city.js';

/** A work with everything the rules about works read. `type` is the code of a type of works, `line` of a budget line. */
export type TownWork = WorkSpec & {
  breaks?: boolean;
  method?: 'open-cut' | 'trenchless' | 'surface';
  type?: string;
  duration?: number;
  surface?: string;
  cost?: number;
  line?: string;
  finishedOn?: string;
};
export type TownRestriction = {
  kind: 'fresh-surface' | 'guarantee' | 'event' | 'season' | 'ban';
  at?: At | null;
  from?: string;
  to?: string;
  state?: 'proposed' | 'confirmed' | 'declined';
  workTypes?: string[] | null;
  surface?: string;
  work?: string;
  title?: string;
};

const RESTRICTION = {
  ...{ at: { x: 0, y: 0, w: 40, h: 20 }, from: '2030-06-01', to: '2030-06-30', state: 'confirmed' },
  ...{ workTypes: null, surface: null, work: null, title: null },
};

/** A city with works in full, budget lines, restrictions and handovers. */
export class WorksTown {
  private count = 0;

  constructor(readonly city: TestCity) {}

  async addWork(spec: TownWork): Promise<string> {
    const id = await this.city.addWork(spec);
    await this.city.db.query(
      `UPDATE work SET surface_breaking = $2, method = $3, work_type_id = (SELECT id FROM work_type WHERE code = $4), duration_days = $5,
         surface = $6, cost_kzt = $7, finished_on = $8 WHERE id = $1`,
      [
        ...[id, spec.breaks ?? false, spec.method ?? null, spec.type ?? null, spec.duration ?? null],
        ...[spec.surface ?? null, spec.cost ?? null, spec.finishedOn ?? null],
      ],
    );
    if (spec.line) await this.pay(id, spec.line);
    await this.city.setBuffers();
    return id;
  }

  /** Pays for a work from a budget line, which is made when it is new. */
  async pay(workId: string, line: string): Promise<void> {
    await this.city.db.query(
      `INSERT INTO budget_line (code, year, administrator_id, funding_source)
       SELECT $1, 2030, id, 'local' FROM agency WHERE code = 'dep-utilities' ON CONFLICT DO NOTHING`,
      [line],
    );
    await this.city.db.query(
      'INSERT INTO budget_allocation (budget_line_id, work_id) SELECT id, $2 FROM budget_line WHERE code = $1',
      [line, workId],
    );
  }

  /** Stores a restriction of June 2030 unless told otherwise; without a place it holds in the whole city. */
  async addRestriction(spec: TownRestriction): Promise<string> {
    this.count += 1;
    const r = { ...RESTRICTION, ...spec };
    const at = r.at === null ? null : TestCity.metric(r.at);
    const rows: { id: string }[] = await this.city.db.query(
      `INSERT INTO restriction (external_id, kind, active, state, work_types, surface, work_id, title, geom)
       VALUES ($1, $2, day_range($3, $4), $5, $6, $7, $8, $9, CASE WHEN $10::text IS NOT NULL THEN ${TestCity.shape('$10')} END)
       RETURNING id`,
      [`r${this.count}`, r.kind, r.from, r.to, r.state, r.workTypes, r.surface, r.work, r.title, at],
    );
    return rows[0]?.id ?? '';
  }

  /** The findings of one rule that stand after a full run. */
  async found(rule: RuleCode): Promise<StoredFinding[]> {
    await this.city.detect(rule);
    return (await this.city.findings()).filter((finding) => finding.status !== 'closed');
  }

  /** The findings of one rule that stand after some rows changed. */
  async foundAfter(rule: RuleCode, changed: ChangedType, ids: readonly string[]): Promise<StoredFinding[]> {
    await this.city.detectSome(ids, rule, changed);
    return (await this.city.findings()).filter((finding) => finding.status !== 'closed');
  }

  /** The findings of one rule about some works and restrictions: those of a full run, and alike when any of them changes. */
  async judged(rule: RuleCode, works: TownWork[], restrictions: TownRestriction[] = []): Promise<StoredFinding[]> {
    const changed: [ChangedType, string][] = [];
    for (const work of works) changed.push(['work', await this.addWork(work)]);
    for (const restriction of restrictions) changed.push(['restriction', await this.addRestriction(restriction)]);
    const found = await this.found(rule);
    for (const [type, id] of changed) expect(await this.foundAfter(rule, type, [id])).toEqual(found);
    return found;
  }

  /** Takes away works, restrictions, handovers and findings. */
  async clear(): Promise<void> {
    await this.city.clear();
    await this.city.db.query('TRUNCATE restriction, handover, budget_line CASCADE');
  }
}
