import type { ChangedType } from '@abat/contracts';
import type { Dice } from './dice.js';
import { TestCity } from './test-city.js';
import type { TownRestriction, TownWork, WorksTown } from './works-town.js';

/** Rows of one register that an edit changed, as the registers tell them to the rules. */
export type Edit = { changed: ChangedType; ids: string[] };

const AGENCIES = ['dep-utilities', 'dep-construction', 'akim-esil', 'akim-almaty'];
const FUNCTIONS = [
  'improvement',
  'improvement.courtyard',
  'improvement.public-space',
  'networks.heat',
  'streets.road-repair',
];
const PARENTS = ['streets', 'improvement', 'networks.heat'];
const TYPES = ['heat-network', 'water-network', 'road', 'courtyard', 'greening', null];
const TITLES = [
  'Двор, Кабанбай батыра, 11',
  'Двор, Кабанбай батыра, 13',
  'Теплосеть',
  'Водопровод по Сарыарка',
  'Сквер',
];
const STATUSES = ['planned', 'approved', 'running', 'finished', 'accepted', 'cancelled'];
const KINDS = ['fresh-surface', 'guarantee', 'fresh-surface', 'guarantee', 'event', 'season', 'ban'] as const;
/** Surfaces are protected for years, so that works meet them. */
const PROTECTED_TO: Partial<Record<string, string>> = { 'fresh-surface': '2032-01-01', guarantee: '2032-01-01' };
const STATES = ['proposed', 'confirmed', 'declined'] as const;
/** A work leaves at most one restriction of each kind. */
const OWNER = `work_id = (SELECT w.id FROM work w WHERE w.id = $2
  AND NOT EXISTS (SELECT FROM restriction x WHERE x.work_id = w.id AND x.kind = restriction.kind AND x.id <> restriction.id))`;
/** Most works and restrictions at once, so that places stay crowded and not heaped. */
const MOST = { works: 110, restrictions: 25 };

/** One random edit of works, restrictions, handovers, types or functions at a time. */
export class WorksEditor {
  private readonly works: string[] = [];
  private restrictions: string[] = [];

  constructor(
    private readonly town: WorksTown,
    private readonly dice: Dice,
  ) {}

  async edit(): Promise<Edit[]> {
    if (this.works.length < MOST.works / 2) return [await this.addWork()];
    const roll = this.dice.below(100);
    const [, edit] = this.edits.find(([upTo]) => roll < upTo) ?? [];
    return [await (edit ? edit() : this.changeFunction())].flat();
  }

  /** Edits with the throw of a hundred up to which each is chosen. */
  private readonly edits: [number, () => Promise<Edit | Edit[]>][] = [
    [12, () => (this.works.length < MOST.works ? this.addWork() : this.removeWork())],
    [16, () => this.removeWork()],
    [42, () => this.moveWork()],
    [68, () => this.changeWork()],
    [74, () => this.changeKeeper()],
    [80, () => (this.restrictions.length < MOST.restrictions ? this.addRestriction() : this.removeRestriction())],
    [90, () => this.changeRestriction()],
    [94, () => this.changeHandover()],
    [97, () => this.changeType()],
  ];

  private sql(text: string, parameters: unknown[] = []): Promise<{ id: string }[]> {
    return this.town.city.db.query(text, parameters);
  }

  private get place(): (TownWork['at'] & object) | string {
    const [x, y] = [this.dice.below(24) * 10, this.dice.below(18) * 10];
    const size = 10 + this.dice.below(5) * 10;
    const shapes = [
      { x, y, w: size, h: size },
      { x, y, w: size, h: 20 },
      `LINESTRING(${x} ${y}, ${x + 2 * size} ${y + 10})`,
      `POINT(${x} ${y})`,
    ];
    return this.dice.of(shapes);
  }

  /** Days around today, so that deadlines of handovers pass and do not pass. */
  private async days(): Promise<{ start: string; end: string }> {
    const from = this.dice.below(700) - 300;
    const rows: unknown = await this.sql(
      'SELECT (current_date + $1::int)::text AS start, (current_date + $2::int)::text AS "end"',
      [from, from + this.dice.below(80)],
    );
    return (rows as { start: string; end: string }[])[0] as { start: string; end: string };
  }

  private async addWork(): Promise<Edit> {
    const { dice } = this;
    const project = dice.of([undefined, undefined, 'p1', 'p2']);
    if (project) await this.town.city.addProject(project);
    const zones = await Promise.all(
      Array.from({ length: dice.of([1, 1, 1, 2, 3]) }, async () => ({ at: this.place, ...(await this.days()) })),
    );
    const id = await this.town.addWork({
      ...{ finishedOn: dice.of([undefined, zones[0]?.start, zones[0]?.end]) },
      ...{ title: dice.of(TITLES), agency: dice.of(AGENCIES), functionCode: dice.of(FUNCTIONS), zones, project },
      ...{
        status: dice.of(STATUSES),
        hinders: dice.below(2) === 1,
        firm: dice.below(2) === 1,
        breaks: dice.below(3) > 0,
      },
      ...{
        type: dice.of(TYPES) ?? undefined,
        duration: dice.of([undefined, 10, 30]),
        cost: dice.of([undefined, 5_000_000]),
      },
      ...{ line: dice.of([undefined, 'l1', 'l2']), method: dice.of([undefined, undefined, 'trenchless', 'open-cut']) },
    });
    this.works.push(id);
    return { changed: 'work', ids: [id] };
  }

  /** What the work left is told as well: some goes with it, some stays without it. */
  private async removeWork(): Promise<Edit[]> {
    const [id] = this.works.splice(this.dice.below(this.works.length), 1);
    const left = (await this.sql('SELECT id FROM restriction WHERE work_id = $1', [id])).map((row) => row.id);
    const gone = left.filter(() => this.dice.below(2) === 0);
    await this.sql('DELETE FROM restriction WHERE id = ANY ($1)', [gone]);
    this.restrictions = this.restrictions.filter((one) => !gone.includes(one));
    await this.sql('DELETE FROM work WHERE id = $1', [id]);
    const removed: Edit = { changed: 'work', ids: [id ?? ''] };
    return left.length > 0 ? [removed, { changed: 'restriction', ids: left }] : [removed];
  }

  private async moveWork(): Promise<Edit> {
    const id = this.dice.of(this.works);
    const zones = [{ at: this.place, ...(await this.days()) }];
    if (this.dice.below(3) === 0) zones.push({ at: this.place, ...(await this.days()) });
    await this.town.city.setZones(id, zones);
    await this.sql(
      `UPDATE work SET starts_on = z.a, ends_on = z.b FROM (SELECT min(starts_on) AS a, max(ends_on) AS b FROM work_zone
       WHERE work_id = $1) z WHERE id = $1`,
      [id],
    );
    return { changed: 'work', ids: [id] };
  }

  private async changeWork(): Promise<Edit> {
    const [id, { dice }] = [this.dice.of(this.works), this];
    const sets: [string, unknown][] = [
      ['status = $2', dice.of(STATUSES)],
      ['project_id = (SELECT id FROM project WHERE code = $2)', dice.of([null, 'p1', 'p2'])],
      ['agency_id = (SELECT id FROM agency WHERE code = $2)', dice.of(AGENCIES)],
      ['function_id = (SELECT id FROM city_function WHERE code = $2)', dice.of(FUNCTIONS)],
      ['work_type_id = (SELECT id FROM work_type WHERE code = $2)', dice.of(TYPES)],
      ['title = $2', dice.of(TITLES)],
      ['demo = $2', dice.below(4) === 0],
      ['hinders_traffic = $2', dice.below(2) === 1],
      ['surface_breaking = $2', dice.below(2) === 1],
      ['method = $2', dice.of([null, 'trenchless', 'open-cut', 'surface'])],
      ['surface = $2', dice.of([null, 'asphalt', 'lawn'])],
      ['duration_days = $2', dice.of([null, 5, 25])],
      ['finished_on = starts_on + $2::int', dice.of([null, -20, 0, 10, 30, 60])],
      ['date_certainty = $2', dice.of(['planned', 'firm'])],
      ['cost_kzt = $2', dice.of([null, 1_000_000, 30_000_000])],
    ];
    if (dice.below(12) === 0) await this.repay(id);
    const [set, value] = dice.of(sets);
    await this.sql(`UPDATE work SET ${set} WHERE id = $1`, [id, value]);
    await this.town.city.setBuffers();
    return { changed: 'work', ids: [id] };
  }

  /** Another body answers for a surface that is protected. */
  private async changeKeeper(): Promise<Edit> {
    const kept = await this.sql(
      `SELECT w.id FROM work w JOIN restriction r ON r.work_id = w.id WHERE r.kind IN ('fresh-surface', 'guarantee') ORDER BY r.number`,
    );
    const id = kept.length > 0 ? this.dice.of(kept).id : this.dice.of(this.works);
    const agency = this.dice.of(AGENCIES);
    await this.sql('UPDATE work SET agency_id = (SELECT id FROM agency WHERE code = $2) WHERE id = $1', [id, agency]);
    return { changed: 'work', ids: [id] };
  }

  private async repay(id: string): Promise<void> {
    await this.sql('DELETE FROM budget_allocation WHERE work_id = $1', [id]);
    await this.town.pay(id, this.dice.of(['l1', 'l2', 'l3']));
  }

  private async addRestriction(): Promise<Edit> {
    const { dice } = this;
    const { start, end } = await this.days();
    const kind = dice.of(KINDS);
    const spec: TownRestriction = {
      ...{
        kind,
        from: start,
        to: PROTECTED_TO[kind] ?? end,
        state: dice.of(STATES),
        surface: dice.of([undefined, 'asphalt']),
      },
      ...{ at: dice.below(6) === 0 ? null : this.place, workTypes: dice.of([null, null, ['road', 'courtyard']]) },
    };
    const id = await this.town.addRestriction(spec);
    this.restrictions.push(id);
    if (dice.below(3) > 0) await this.sql(`UPDATE restriction SET ${OWNER} WHERE id = $1`, [id, dice.of(this.works)]);
    return { changed: 'restriction', ids: [id] };
  }

  private async removeRestriction(): Promise<Edit> {
    const [id] = this.restrictions.splice(this.dice.below(this.restrictions.length), 1);
    await this.sql('DELETE FROM restriction WHERE id = $1', [id]);
    return { changed: 'restriction', ids: [id ?? ''] };
  }

  private async changeRestriction(): Promise<Edit> {
    const id = this.dice.of(this.restrictions);
    if (!id) return this.addRestriction();
    const { start, end } = await this.days();
    const shape = this.place;
    const sets: [string, unknown[]][] = [
      ['active = day_range($2, $3)', [start, end]],
      ['state = $2', [this.dice.of(STATES)]],
      ['kind = $2, work_id = NULL', [this.dice.of(KINDS)]],
      [OWNER, [this.dice.of(this.works)]],
      ['work_types = $2', [this.dice.of([null, ['greening']])]],
      [`geom = ${TestCity.shape('$2')}`, [TestCity.metric(shape)]],
      ['geom = NULL', []],
    ];
    const [set, values] = this.dice.of(sets);
    await this.sql(`UPDATE restriction SET ${set} WHERE id = $1`, [id, ...values]);
    return { changed: 'restriction', ids: [id] };
  }

  private async changeHandover(): Promise<Edit> {
    const work = this.dice.of(this.works);
    const [gone] = await this.sql('WITH d AS (DELETE FROM handover WHERE work_id = $1 RETURNING id) SELECT id FROM d', [
      work,
    ]);
    if (gone) return { changed: 'handover', ids: [gone.id] };
    const [made] = await this.sql(
      `INSERT INTO handover (work_id, holder_id, handed_on, document) SELECT $1, id, current_date, 'акт' FROM agency LIMIT 1 RETURNING id`,
      [work],
    );
    return { changed: 'handover', ids: [made?.id ?? ''] };
  }

  private async changeType(): Promise<Edit> {
    const { dice } = this;
    const code = dice.of(['heat-network', 'road', 'greening', 'courtyard']);
    const sets: [string, unknown][] = [
      ['rank', dice.of([10, 20, 35, 50])],
      ['buffer_m', dice.of([null, 1, 12])],
      ['hindered_buffer_m', dice.of([null, 2, 15])],
    ];
    const [column, value] = dice.of(sets);
    const [type] = await this.sql(`UPDATE work_type SET ${column} = $2 WHERE code = $1 RETURNING id`, [
      code,
      value,
    ]).then(firstOf);
    const shift = dice.of(['04-15', '05-20']);
    await this.sql(`UPDATE work_season SET from_day = $2 WHERE work_type_id = $1 AND from_day IN ('04-15', '05-20')`, [
      type?.id,
      shift,
    ]);
    await this.town.city.setBuffers();
    return { changed: 'work-type', ids: [type?.id ?? ''] };
  }

  /** Another type, or for one that stands below others another parent: works of its branch get the strips of their type. */
  private async changeFunction(): Promise<Edit> {
    const { dice } = this;
    const edits: [string, string, string | null][] = [
      ['work_type_id = (SELECT id FROM work_type WHERE code = $2)', dice.of(FUNCTIONS), dice.of(TYPES)],
      ['parent_id = (SELECT id FROM city_function WHERE code = $2)', 'streets.road-repair', dice.of(PARENTS)],
    ];
    const [set, code, value] = dice.of(edits);
    const [changed] = await this.sql(`UPDATE city_function SET ${set} WHERE code = $1 RETURNING id`, [
      code,
      value,
    ]).then(firstOf);
    await this.town.city.setBuffers();
    return { changed: 'function', ids: [changed?.id ?? ''] };
  }
}

// An UPDATE answers with its rows and their number.
const firstOf = (answer: unknown): { id: string }[] => (answer as [{ id: string }[], number])[0];
