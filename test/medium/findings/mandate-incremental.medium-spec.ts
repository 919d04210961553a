import type { ChangedType, RuleCode, Stage } from '@abat/contracts';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { Dice } from './support/dice.js';
import { PowerTown } from './support/power-town.js';
import { TestCity } from './support/test-city.js';

const EDITS = 120;
const RULES: RuleCode[] = [
  'mandate.gap',
  'mandate.unfunded',
  'mandate.unbacked-spending',
  'mandate.legal-basis',
  'mandate.contested',
];
const AGENCIES = ['akim-almaty', 'akim-esil', 'dep-environment'];
const PLACES = ['astana', 'esil', 'almaty'];
const FUNCTIONS = ['improvement', 'improvement.courtyard', 'improvement.public-space'];
const STAGES: Stage[] = ['construction', 'maintenance', 'control'];
const KINDS = ['any', 'courtyard'];
const ACTS = ['rules-2017', 'rules-2024', 'draft'];

type Edit = { changed: ChangedType; ids: string[] };

/** One random edit of a register at a time; tells what the registers would tell the rules. */
class Editor {
  private count = 0;
  private readonly mandates: string[] = [];
  private readonly lines: string[] = [];
  private readonly requirements: string[] = [];
  private readonly sites: string[] = [];

  constructor(
    private readonly city: TestCity,
    private readonly town: PowerTown,
    private readonly dice: Dice,
  ) {}

  private get code(): string {
    this.count += 1;
    return `row-${this.count}`;
  }

  async edit(): Promise<Edit> {
    const edits = [
      () => this.addRefusal(),
      () => this.addMandate(),
      () => this.addMandate(),
      () => this.changeMandate(),
      () => this.changeMandate(),
      () => this.remove('mandate', 'mandate', this.mandates),
      () => this.addLine(),
      () => this.changeLine(),
      () => this.changeAct(),
      () => this.addRequirement(),
      () => this.remove('requirement', 'coverage_requirement', this.requirements),
      () => this.changeSite(),
      () => this.addRefusal(),
    ];
    return this.dice.of(edits)();
  }

  private async addMandate(): Promise<Edit> {
    const { dice } = this;
    const id = await this.city.addMandate({
      ...{ code: this.code, agency: dice.of(AGENCIES), territory: dice.of(PLACES), functionCode: dice.of(FUNCTIONS) },
      ...{
        stage: dice.of(STAGES),
        kind: dice.of(KINDS),
        amount: dice.of(['(,)', '(,)', '(,50000000)', '[50000000,)']),
      },
    });
    await this.town.restOn(id, dice.of([null, ...ACTS]));
    this.mandates.push(id);
    return { changed: 'mandate', ids: [id] };
  }

  private async changeMandate(): Promise<Edit> {
    const [id, { dice }] = [this.dice.of(this.mandates), this];
    if (!id) return this.addMandate();
    const sets = [
      [`agency_id = (SELECT id FROM agency WHERE code = $2)`, dice.of(AGENCIES)],
      [`function_id = (SELECT id FROM city_function WHERE code = $2)`, dice.of(FUNCTIONS)],
      [`territory_id = (SELECT id FROM territory WHERE external_id = $2)`, dice.of(PLACES)],
      ['stage = $2', dice.of(STAGES)],
      ['object_kind = $2', dice.of(KINDS)],
      ['valid = $2::daterange', dice.of(['(,)', '(,2024-01-01)', '[2099-01-01,)'])],
      ['legal_act_id = (SELECT id FROM legal_act WHERE code = $2)', dice.of(ACTS)],
    ] as const;
    const [set, value] = dice.of(sets);
    await this.city.db.query(`UPDATE mandate SET ${set} WHERE id = $1`, [id, value]);
    return { changed: 'mandate', ids: [id] };
  }

  private async remove(changed: ChangedType, table: string, ids: string[]): Promise<Edit> {
    const id = ids.splice(this.dice.below(ids.length || 1), 1)[0];
    if (!id) return this.addMandate();
    await this.city.db.query(`DELETE FROM ${table} WHERE id = $1`, [id]);
    return { changed, ids: [id] };
  }

  private async addLine(): Promise<Edit> {
    const { dice } = this;
    const id = await this.town.addLine({
      ...{ code: this.code, agency: dice.of(AGENCIES), functionCode: dice.of([null, ...FUNCTIONS]) },
      ...{ territory: dice.of([null, ...PLACES]), year: (await this.town.year()) - dice.below(2) },
    });
    this.lines.push(id);
    return { changed: 'budget-line', ids: [id] };
  }

  private async changeLine(): Promise<Edit> {
    const [id, { dice }] = [this.dice.of(this.lines), this];
    if (!id) return this.addLine();
    if (dice.below(3) === 0) {
      await this.city.db.query('UPDATE budget_line SET parent_id = NULL WHERE parent_id = $1', [id]);
      return this.remove('budget-line', 'budget_line', this.lines.splice(this.lines.indexOf(id), 1));
    }
    const other = this.lines.find((line) => line > id) ?? null;
    const sets = [
      ['administrator_id = (SELECT id FROM agency WHERE code = $2)', dice.of(AGENCIES)],
      ['function_id = (SELECT id FROM city_function WHERE code = $2)', dice.of(FUNCTIONS)],
      ['standing = $2', dice.of(['budget', 'need'])],
      ['adjusted_kzt = $2::numeric', dice.of(['0', '5000000'])],
      ['parent_id = $2::uuid', other],
    ] as const;
    const [set, value] = dice.of(sets);
    await this.city.db.query(`UPDATE budget_line SET ${set} WHERE id = $1`, [id, value]);
    return { changed: 'budget-line', ids: [id] };
  }

  private async changeAct(): Promise<Edit> {
    const { dice } = this;
    const sets = [
      "status = 'repealed'",
      "status = 'in-force'",
      "amended_on = '2023-01-01'",
      'title_ru = uuid_v7()::text',
    ];
    const replaced = `replaced_by_id = (SELECT id FROM legal_act WHERE code = 'rules-2024' AND code <> $1)`;
    const rows: { id: string }[] = await this.city.db
      .query(`UPDATE legal_act SET ${dice.of([...sets, replaced])} WHERE code = $1 RETURNING id`, [dice.of(ACTS)])
      .then((answer: [{ id: string }[], number]) => answer[0]);
    return { changed: 'legal-act', ids: rows.map((row) => row.id) };
  }

  private async addRequirement(): Promise<Edit> {
    const { dice } = this;
    const id = await this.town.addRequirement({
      ...{ code: this.code, functionCode: dice.of(FUNCTIONS), stage: dice.of(STAGES), kind: dice.of(KINDS) },
      ...{ territory: dice.of([null, ...PLACES]), level: dice.of(['territory', 'territory', 'site']) },
    });
    this.requirements.push(id);
    return { changed: 'requirement', ids: [id] };
  }

  private async changeSite(): Promise<Edit> {
    const { dice } = this;
    const known = dice.below(2) === 0 ? dice.of(this.sites) : undefined;
    if (known) {
      await this.city.db.query('DELETE FROM site_holder WHERE site_id = $1', [known]);
      if (dice.below(2) === 0) await this.town.hold(known, dice.of(AGENCIES), null, null);
      return { changed: 'site', ids: [known] };
    }
    const at = { x: -4000 + dice.below(8000), y: -4000 + dice.below(8000), w: 40, h: 40 };
    // Its territory lives for a moment only: boundaries and all.
    const id = await this.town.addSite(this.code, dice.of(['courtyard', 'park']), at);
    this.sites.push(id);
    return { changed: 'site', ids: [id] };
  }

  private async addRefusal(): Promise<Edit> {
    const { dice } = this;
    const id = await this.town.addRefusal({
      ...{ request: `${dice.below(4)}`, agency: dice.of(AGENCIES), daysAgo: dice.below(200) },
      ...{ functionCode: dice.of(FUNCTIONS), territory: dice.of(['esil', 'almaty']) },
    });
    return { changed: 'refusal', ids: [id] };
  }
}

describe('rules about powers after any edits', () => {
  let database: TestDatabase;
  let city: TestCity;
  let town: PowerTown;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
    town = new PowerTown(city);
  });
  afterAll(() => database.drop());
  const fired = new Set<string>();

  it.each([1, 2, 3])(
    'what is judged edit by edit is what a full run finds, choices %i',
    async (seed) => {
      await town.clear();
      for (const code of ACTS) await town.addAct({ code, status: code === 'draft' ? 'draft' : 'in-force' });
      const editor = new Editor(city, town, new Dice(seed * 7919));
      for (let edit = 1; edit <= EDITS; edit += 1) {
        const { changed, ids } = await editor.edit();
        for (const rule of RULES) await city.detectSome(ids, rule, changed);
        if (edit % 5 > 0) continue;
        const picture = await town.picture();
        for (const rule of RULES) await city.detect(rule);
        const whole = await town.picture();
        expect(contextless(picture)).toEqual(contextless(whole));
      }
      const rules: { rule: string }[] = await city.db.query('SELECT DISTINCT rule FROM finding');
      for (const { rule } of rules) fired.add(rule);
    },
    120_000,
  );

  it('every rule fired on the way', () => {
    expect([...fired].sort()).toEqual([...RULES].sort());
  });

  // Sites in a gap inform only; they are counted anew by the next full run.
  const contextless = (findings: Record<string, unknown>[]) =>
    findings.map((finding) => {
      if (finding.rule !== 'mandate.gap') return finding;
      const { sitesInGap: _sites, ...measures } = finding.measures as Record<string, unknown>;
      return { ...finding, measures, score: null, severity: null };
    });
});
