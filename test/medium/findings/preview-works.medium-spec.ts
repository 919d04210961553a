import type { Principal } from '@abat/access';
import { type PreviewFinding, previewRequestSchema, previewResponseSchema, RULE_CODES } from '@abat/contracts';
import { DetectSubjects, MovableWorks, PreviewFindings } from '@abat/findings';
import { prepareWork } from '../../../libs/findings/src/application/preview-work.js';
import { previewPairs } from '../../../libs/findings/src/persistence/preview-reader.js';
import { bindRule } from '../../../libs/findings/src/persistence/rule-settings.js';
import { workClash } from '../../../libs/findings/src/rules/work.clash/work-clash.rule.js';
import { WorkProposals } from '../../../libs/resolutions/src/application/work-proposals.js';
import { TestCity } from './support/test-city.js';
import { withTown } from './support/with-town.js';

const planner: Principal = {
  ...{ userId: '01a1fbe2-0475-70e7-b1c6-cba0ad9a3b78', name: 'planner', role: 'planner' },
  ...{ agencyId: null, districtId: null },
};
const RULES = RULE_CODES.filter((code) => code.startsWith('work.'));
const PLACE = { x: 0, y: 0, w: 40, h: 20 };

describe('preview of a work by every rule', () => {
  const town = withTown();
  const db = () => town().city.db;

  const shape = async (): Promise<unknown> => {
    const [row] = await db().query(`SELECT ST_AsGeoJSON(${TestCity.shape('$1')}, 15)::json AS shape`, [
      TestCity.metric(PLACE),
    ]);
    return row.shape;
  };
  // A heat pipe that comes in November under the Water-Green Boulevard, planned for spring.
  const draft = async (change: object = {}) => ({
    ...{ title: 'Двор у Водно-зелёного бульвара', agency: 'akim-esil', function: 'improvement.courtyard' },
    ...{
      workType: 'courtyard',
      surfaceBreaking: true,
      hindersTraffic: true,
      dateCertainty: 'firm',
      costKzt: '9000000',
    },
    ...{ start: '2030-03-01', end: '2030-05-31', geometry: await shape(), ...change },
  });
  const ask = async (work: object): Promise<PreviewFinding[]> => {
    const answer = await new PreviewFindings(new MovableWorks(db())).execute(
      planner,
      previewRequestSchema.parse({ work }),
    );
    return previewResponseSchema.parse(answer).items;
  };
  const surround = async (): Promise<void> => {
    const heat = {
      title: 'Теплосеть',
      type: 'heat-network',
      breaks: true,
      hinders: true,
      at: 'LINESTRING(-20 10, 60 10)',
    };
    await town().addWork({ ...heat, start: '2030-05-15', end: '2030-06-30' });
    await town().addWork({
      title: 'Двор ещё раз',
      agency: 'dep-construction',
      functionCode: 'improvement.courtyard',
      start: '2030-08-01',
      end: '2030-08-20',
    });
    await town().addRestriction({ kind: 'fresh-surface', from: '2029-01-01', to: '2033-01-01' });
    await town().addRestriction({ kind: 'event', from: '2030-05-01', to: '2030-05-02', title: 'Праздник единства' });
  };
  const told = (items: { rule: string; score: number; severity: string; overlap: unknown }[]) =>
    items.map(({ rule, score, severity, overlap }) => `${rule} ${severity} ${score} ${overlap ?? ''}`).sort();

  it('says of a draft what saving it would say', async () => {
    await surround();
    const found = await ask(await draft());
    expect(new Set(found.map(({ rule }) => rule))).toEqual(
      new Set(RULES.filter((code) => code !== 'work.no-handover')),
    );
    expect(found.every(({ existing, subjects }) => existing === null && subjects.some(({ id }) => id === null))).toBe(
      true,
    );
    const id = await town().addWork({
      ...{
        title: 'Двор у Водно-зелёного бульвара',
        agency: 'akim-esil',
        functionCode: 'improvement.courtyard',
        at: PLACE,
      },
      ...{
        type: 'courtyard',
        breaks: true,
        hinders: true,
        firm: true,
        start: '2030-03-01',
        end: '2030-05-31',
        cost: 9_000_000,
      },
    });
    await new DetectSubjects(town().city.detector).execute('work', [id]);
    const stored = await db().query(
      `SELECT rule, severity, score, measures -> 'overlapM2' AS overlap FROM finding WHERE status <> 'closed'`,
    );
    expect(told(found.map(({ measures, ...item }) => ({ ...item, overlap: measures.overlapM2 })))).toEqual(
      told(stored),
    );
  });

  it('names what stands already, and never meets itself', async () => {
    await surround();
    const id = await town().addWork({
      ...{ title: 'Двор', agency: 'akim-esil', functionCode: 'improvement.courtyard', at: PLACE, type: 'courtyard' },
      ...{
        breaks: true,
        hinders: true,
        firm: true,
        start: '2030-03-01',
        end: '2030-05-31',
        line: 'l1',
        cost: 9_000_000,
      },
    });
    await new DetectSubjects(town().city.detector).execute('work', [id]);
    const found = await ask(await draft({ id }));
    expect(found.length).toBeGreaterThanOrEqual(7);
    expect(found.every(({ existing }) => existing !== null)).toBe(true);
    const others = found.flatMap(({ subjects }) => subjects.filter((subject) => subject.id !== id));
    expect(others.every(({ title }) => title !== 'Двор')).toBe(true);
  });

  it('refuses days of work that saving would refuse, and those of firm dates never', async () => {
    const days = { start: '2030-03-01', end: '2030-03-20', durationDays: 30 };
    await expect(ask(await draft({ ...days, dateCertainty: 'planned' }))).rejects.toMatchObject({
      errors: [{ path: 'work.durationDays' }],
    });
    await ask(await draft({ ...days, dateCertainty: 'firm' }));
    await ask(await draft({ ...days, dateCertainty: 'planned', durationDays: 20 }));
  });

  it('digs where its kind does and nobody says otherwise', async () => {
    await town().addRestriction({ kind: 'fresh-surface', from: '2029-01-01', to: '2033-01-01' });
    const digs = async (change: object): Promise<boolean> =>
      (await ask(await draft(change))).some(({ rule }) => rule === 'work.repeat-dig');
    const pipe = { workType: 'heat-network', surfaceBreaking: undefined };
    expect(await digs(pipe)).toBe(true);
    expect(await digs({ ...pipe, surfaceBreaking: false })).toBe(false);
    expect(await digs({ ...pipe, workType: 'greening' })).toBe(false);
    const id = await town().addWork({ title: 'Теплосеть', type: 'heat-network', breaks: false, at: PLACE });
    expect(await digs({ ...pipe, id })).toBe(false);
  });

  it('tells that a finished work waits for its handover', async () => {
    const [{ end, start }] = await db().query(
      `SELECT (current_date - 60)::text AS "end", (current_date - 90)::text AS start`,
    );
    const found = await ask(await draft({ status: 'finished', workType: null, start, end }));
    expect(found.map(({ rule, measures }) => [rule, measures.daysLate])).toContainEqual(['work.no-handover', 30]);
  });

  it('ends a work today when nobody says when it ended, as saving it does', async () => {
    const [days] = await db().query(
      `SELECT (current_date - 30)::text AS start, (current_date + 30)::text AS "end", (current_date + 1)::text AS tomorrow`,
    );
    const { start, end } = days;
    const id = await town().addWork({ title: 'Двор', agency: 'akim-esil', at: PLACE, status: 'running', start, end });
    await town().addWork({ title: 'Теплосеть', at: PLACE, start: days.tomorrow, end });
    const clashes = async (change: object) =>
      (await ask(await draft({ id, start, end, ...change }))).filter(({ rule }) => rule === 'work.clash');
    expect(await clashes({ status: 'running' })).toHaveLength(1);
    expect(await clashes({ status: 'finished' })).toEqual([]);
    expect(await clashes({ status: 'finished', finishedOn: days.tomorrow })).toMatchObject([
      { measures: { overlapDays: 1 } },
    ]);
  });

  it.each<[string, object, string]>([
    ['without a trench', { method: 'trenchless' }, 'work.repeat-dig'],
    ['in season', { start: '2030-05-02', end: '2030-05-31' }, 'work.season'],
    ['of another kind', { workType: 'cleaning' }, 'work.order'],
    ['away from the event', { start: '2030-03-01', end: '2030-04-30' }, 'work.event'],
  ])('is silent about a draft %s', async (_name, change, rule) => {
    await surround();
    expect((await ask(await draft())).map((item) => item.rule)).toContain(rule);
    expect((await ask(await draft(change))).map((item) => item.rule)).not.toContain(rule);
  });

  it('compares budget lines of the draft', async () => {
    await town().addWork({ title: 'Двор', agency: 'akim-esil', functionCode: 'improvement.courtyard', line: 'l1' });
    await town().pay(await town().addWork({ title: 'Вдали', at: { x: 900, y: 900, w: 9, h: 9 } }), 'l2');
    const lines = async (budgetLine: string) =>
      (await ask(await draft({ budgetLine }))).filter(({ rule }) => rule === 'work.duplicate').length;
    expect([await lines('l1'), await lines('l2')]).toEqual([0, 1]);
  });

  it('refuses an unknown type of work', async () => {
    await expect(ask(await draft({ workType: 'teleport' }))).rejects.toMatchObject({
      code: 'reference.unknown',
      errors: [{ path: 'work.workType' }],
    });
  });

  it('tells the first of very many findings and counts all; days are judged by all of them', async () => {
    const heat = { title: 'Теплосеть', type: 'heat-network', start: '2030-03-01', end: '2030-05-31' };
    const id = await town().addWork({ ...heat, at: PLACE });
    await db().query(
      `INSERT INTO work (external_id, title, agency_id, function_id, work_type_id, starts_on, ends_on, hinders_traffic, surface_breaking)
       SELECT 'many-' || n, w.title, (SELECT id FROM agency WHERE code = 'dep-construction'), w.function_id, w.work_type_id,
         w.starts_on, w.ends_on, false, false FROM work w, generate_series(1, 510) n WHERE w.id = $1`,
      [id],
    );
    await db().query(
      `INSERT INTO work_zone (work_id, number, starts_on, ends_on, buffer_m, geom)
       SELECT w.id, 1, z.starts_on, z.ends_on, z.buffer_m, z.geom FROM work_zone z, work w
       WHERE z.work_id = $1 AND w.external_id LIKE 'many-%'`,
      [id],
    );
    const request = previewRequestSchema.parse({ work: await draft({ workType: 'lighting', hindersTraffic: false }) });
    const answer = await new PreviewFindings(new MovableWorks(db())).execute(planner, request);
    const clashes = answer.items.filter(({ rule }) => rule === 'work.clash');
    expect([clashes.length, answer.total - answer.items.length]).toEqual([500, 11]);
    expect(clashes.every(({ geometry }) => geometry !== null)).toBe(true);
    const met = await new WorkProposals(new MovableWorks(db())).met(db().manager, id);
    expect(met.filter(({ rule }) => rule === 'work.clash')).toHaveLength(510);
    // Of those that only count neither bodies nor stored findings are looked up.
    const { measured } = await prepareWork(db().manager, request.work as NonNullable<typeof request.work>);
    const measure = (await bindRule(db().manager, workClash)).measure({ kind: 'draft', draft: measured });
    const pairs = await previewPairs(db().manager, { rule: workClash, measure, extent: 'first', keep: false });
    expect(pairs.map(({ told }) => told?.agencies ?? null)).toEqual(
      pairs.map((_pair, index) => (index < 500 ? expect.arrayContaining(['akim-esil']) : null)),
    );
    expect(pairs).toHaveLength(511);
  });
});
