import { AssessFinding, DetectSubjects, GetFinding, ListFindings } from '@abat/findings';
import type { Principal } from '@abat/access';
import { findingQuerySchema } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { FindingRepository } from '../../../libs/findings/src/persistence/finding.repository.js';
import { settleStatus, storeAssessment } from '../../../libs/findings/src/persistence/assessment-writer.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { waitUntil } from '../../support/wait.js';
import { TestCity } from './support/test-city.js';

describe('the life of a finding', () => {
  let database: TestDatabase;
  let city: TestCity;
  let findings: FindingRepository;
  let reader: FindingReader;
  let getFinding: GetFinding;
  let assess: AssessFinding;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
    findings = new FindingRepository(database.dataSource);
    reader = new FindingReader(database.dataSource);
    getFinding = new GetFinding(database.dataSource, findings, reader);
    assess = new AssessFinding(new TransactionRunner(database.dataSource), findings, getFinding);
  });
  beforeEach(() => city.clear());
  afterAll(() => database.drop());

  const list = (query: Record<string, string> = {}) =>
    new ListFindings(database.dataSource, findings, reader).execute(findingQuerySchema.parse(query));

  /** The heat network and the courtyard beside it, in June 2030. */
  async function pair(): Promise<{ heat: string; yard: string }> {
    const heat = await city.addWork({ title: 'Теплосеть на улице Достык', agency: 'dep-utilities', firm: true });
    const yard = await city.addWork({
      title: 'Двор на улице Достык',
      agency: 'akim-esil',
      at: { x: 30, y: 0, w: 40, h: 20 },
    });
    await city.detect();
    return { heat, yard };
  }

  const only = async () => {
    const [finding, ...rest] = await city.findings();
    expect(rest).toEqual([]);
    if (!finding) throw new Error('no finding');
    return finding;
  };

  const idOf = async (sql: string, code: string | null): Promise<string | null> => {
    const rows: { id: string }[] = code ? await city.db.query(sql, [code]) : [];
    return rows.map((row) => row.id)[0] ?? null;
  };

  async function principal(
    role: Principal['role'],
    agency: string | null,
    district: string | null = null,
  ): Promise<Principal> {
    const name = [role, agency, district].filter(Boolean).join(' ');
    const agencyId = await idOf('SELECT id FROM agency WHERE code = $1', agency);
    const districtId = await idOf('SELECT id FROM territory WHERE external_id = $1', district);
    await city.db.query(
      `INSERT INTO app_user (email, name, role, password_hash, agency_id, district_id) VALUES ($1, $2, $3, 'x', $4, $5)
       ON CONFLICT DO NOTHING`,
      [`${name.replaceAll(' ', '.')}@abat.local`, name, role, agencyId, districtId],
    );
    const userId = (await idOf('SELECT id FROM app_user WHERE name = $1', name)) ?? '';
    return { userId, name, role, agencyId, districtId };
  }

  it('opens with an event to the city, its districts and its agencies', async () => {
    await pair();
    const finding = await only();
    expect(finding).toMatchObject({ status: 'open', version: 1, number: expect.any(Number), territories: ['almaty'] });
    const [event, ...more] = await city.events();
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'finding.opened',
      data: { rule: 'work.clash', severity: finding.severity, number: finding.number, version: 1, status: 'open' },
    });
    expect(event?.rooms.map((room) => room.split(':')[0])).toEqual(['city', 'district', 'agency', 'agency']);
  });

  it('does not change when nothing changed: no version, no history, no event', async () => {
    const { heat } = await pair();
    const before = [await only(), await city.historyCount(), (await city.events()).length];
    expect(await city.detect()).toMatchObject({ unchanged: 1, updated: 0 });
    expect(await city.detectSome([heat])).toMatchObject({ unchanged: 1, updated: 0 });
    expect([await only(), await city.historyCount(), (await city.events()).length]).toEqual(before);
  });

  it('is one finding for the pair and its mirror', async () => {
    const { heat, yard } = await pair();
    await city.detectSome([heat]);
    await city.detectSome([yard]);
    await city.detectSome([yard, heat]);
    await only();
  });

  it('closes when the dates part and opens again, under its number, when they meet again', async () => {
    const { yard } = await pair();
    const { id, number } = await only();
    await city.setZones(yard, [{ at: { x: 30, y: 0, w: 40, h: 20 }, start: '2030-08-01', end: '2030-08-31' }]);
    expect(await city.detectSome([yard])).toMatchObject({ closed: 1 });
    expect(await only()).toMatchObject({ id, number, status: 'closed', version: 2 });
    expect((await list()).total).toBe(0);
    await city.setZones(yard, [{ at: { x: 30, y: 0, w: 40, h: 20 }, start: '2030-06-01', end: '2030-06-30' }]);
    expect(await city.detectSome([yard])).toMatchObject({ opened: 1 });
    expect(await only()).toMatchObject({ id, number, status: 'open', version: 3 });
    expect((await city.events()).map((event) => event.type)).toEqual([
      'finding.opened',
      'finding.closed',
      'finding.opened',
    ]);
  });

  it.each([
    ['is cancelled', (id: string) => city.setWork(id, `status = 'cancelled'`)],
    ['is deleted', (id: string) => city.db.query('DELETE FROM work WHERE id = $1', [id])],
  ])('closes when a work %s, and still tells its name', async (_name, end) => {
    const { heat } = await pair();
    await end(heat);
    expect(await city.detectSome([heat])).toMatchObject({ closed: 1 });
    const closed = await list({ status: 'closed' });
    expect(closed.items[0]?.closedAt).not.toBeNull();
    expect(closed.items[0]?.title.ru).toContain('Теплосеть на улице Достык');
  });

  it('is closed by a full run too', async () => {
    const { heat } = await pair();
    await city.setWork(heat, `status = 'cancelled'`);
    expect(await city.detect()).toMatchObject({ measured: 0, closed: 1 });
  });

  it('is kept when it is past, and hidden unless asked for', async () => {
    await city.addWork({ title: 'Прошлогодний двор', start: '2020-05-01', end: '2020-05-31' });
    await city.addWork({ title: 'Прошлогодняя теплосеть', start: '2020-05-10', end: '2020-06-10' });
    await city.detect();
    expect((await list()).total).toBe(0);
    const all = await list({ period: 'all' });
    expect(all.items[0]).toMatchObject({ status: 'open', period: { from: '2020-05-10', to: '2020-05-31' } });
    expect((await list({ at: '2020-05-20' })).total).toBe(1);
    expect((await list({ at: '2020-06-01' })).total).toBe(0);
  });

  it('shows a finding that ends today as current', async () => {
    const [day] = (await city.db.query(`SELECT current_date::text AS today`)) as { today: string }[];
    await city.addWork({ title: 'Сегодня 1', start: '2020-05-01', end: day?.today ?? '' });
    await city.addWork({ title: 'Сегодня 2', start: '2020-05-01', end: day?.today ?? '' });
    await city.detect();
    expect((await list()).total).toBe(1);
  });

  it('is assessed when every party has spoken, and asks again when a measure changes', async () => {
    const { yard } = await pair();
    const opened = await only();
    const utilities = await principal('executive', 'dep-utilities');
    const planner = await principal('planner', null, 'esil');
    const first = await assess.execute(
      utilities,
      { id: opened.id, version: 1 },
      { agency: 'dep-utilities', assessment: 'conflict' },
    );
    expect(first).toMatchObject({ status: 'open', version: 2 });
    const second = await assess.execute(
      planner,
      { id: opened.id, version: 2 },
      { agency: 'akim-esil', assessment: 'no-conflict', comment: 'работаем по очереди' },
    );
    expect(second).toMatchObject({ status: 'assessed', version: 3 });
    expect(second.parties.map((party) => [party.agency, party.assessment, party.assessedBy])).toEqual(
      expect.arrayContaining([
        ['akim-esil', 'no-conflict', planner.name],
        ['dep-utilities', 'conflict', utilities.name],
      ]),
    );
    await city.setZones(yard, [{ at: { x: 20, y: 0, w: 40, h: 20 }, start: '2030-06-01', end: '2030-06-30' }]);
    expect(await city.detectSome([yard])).toMatchObject({ updated: 1 });
    const again = await getFinding.execute(opened.id);
    expect(again).toMatchObject({ status: 'open', version: 4 });
    expect(again.parties.map((party) => party.assessment)).toEqual(['re-assess', 're-assess']);
    expect((await city.events()).map((event) => event.type)).toEqual([
      'finding.opened',
      'finding.assessed',
      'finding.assessed',
      'finding.updated',
    ]);
  });

  it('takes what is said for another body only with the reason, and tells it from what a body said itself', async () => {
    await pair();
    const { id } = await only();
    const operator = await principal('operator', null);
    const said = { agency: 'akim-esil', assessment: 'conflict' } as const;
    await expect(assess.execute(operator, { id, version: 1 }, said)).rejects.toMatchObject({
      ...{ code: 'request.invalid', errors: [{ path: 'comment' }] },
    });
    const first = await assess.execute(operator, { id, version: 1 }, { ...said, comment: 'По телефону' });
    const marked = ({ parties }: typeof first) => parties.find(({ agency }) => agency === 'akim-esil')?.onBehalf;
    expect(marked(first)).toBe(true);
    const planner = await principal('planner', null, 'esil');
    expect(marked(await assess.execute(planner, { id, version: 2 }, said))).toBe(false);
  });

  it('tells when one that was there before grows critical, once', async () => {
    const place = { x: 0, y: 0, w: 40, h: 20 };
    const zone = (start: string, end: string) => ({ at: place, start, end });
    const sure = { at: place, firm: true, hinders: true, start: '2030-05-01', end: '2030-12-31' };
    await city.addWork({ title: 'Теплосеть на улице Достык', agency: 'dep-utilities', ...sure });
    const yard = await city.addWork({ title: 'Двор на улице Достык', agency: 'akim-esil', ...sure, firm: false });
    await city.setZones(yard, [zone('2030-05-01', '2030-05-02')]);
    await city.detect();
    expect((await only()).severity).not.toBe('critical');
    await city.setZones(yard, [zone('2030-05-01', '2030-12-31')]);
    await city.detectSome([yard]);
    await city.setZones(yard, [zone('2030-05-01', '2030-12-30')]);
    await city.detectSome([yard]);
    expect((await only()).severity).toBe('critical');
    expect((await city.events()).map(({ type, data }) => [type, data['turnedCritical']])).toEqual([
      ['finding.opened', false],
      ['finding.updated', true],
      ['finding.updated', false],
    ]);
  });

  it('does not ask again when only the name of a work changes', async () => {
    const { yard } = await pair();
    const { id } = await only();
    await assess.execute(
      await principal('operator', null),
      { id, version: 1 },
      { agency: 'akim-esil', assessment: 'conflict', comment: 'По телефону' },
    );
    await city.setWork(yard, `title = 'Двор 12'`);
    expect(await city.detectSome([yard])).toMatchObject({ unchanged: 1 });
    const finding = await getFinding.execute(id);
    expect(finding.parties.find((party) => party.agency === 'akim-esil')?.assessment).toBe('conflict');
    expect(finding.title.ru).toContain('Двор 12');
  });

  it.each([
    { who: 'a viewer', role: 'viewer', party: 'akim-esil', code: 'access.denied' },
    {
      who: 'an executive of another body',
      role: 'executive',
      agency: 'dep-construction',
      party: 'akim-esil',
      code: 'access.outside-agency',
    },
    {
      who: 'a planner of another district',
      role: 'planner',
      district: 'almaty',
      party: 'akim-esil',
      code: 'access.outside-agency',
    },
    {
      who: 'anybody for a body that is no party',
      role: 'operator',
      party: 'dep-construction',
      code: 'request.invalid',
    },
    { who: 'anybody for a body that is unknown', role: 'operator', party: 'dep-nobody', code: 'reference.unknown' },
  ] as { who: string; role: Principal['role']; agency?: string; district?: string; party: string; code: string }[])(
    'refuses $who',
    async ({ role, agency, district, party, code }) => {
      await pair();
      const { id } = await only();
      const who = await principal(role, agency ?? null, district ?? null);
      const said = { agency: party, assessment: 'conflict' } as const;
      await expect(assess.execute(who, { id, version: 1 }, said)).rejects.toMatchObject({ code });
    },
  );

  it('refuses an assessment of a state the person has not seen, of a closed finding, of none', async () => {
    const { heat } = await pair();
    const { id } = await only();
    const operator = await principal('operator', null);
    const said = { agency: 'akim-esil', assessment: 'conflict' } as const;
    await expect(assess.execute(operator, { id, version: 7 }, said)).rejects.toMatchObject({
      code: 'request.precondition-failed',
      currentVersion: 1,
    });
    await city.setWork(heat, `status = 'cancelled'`);
    await city.detect();
    await expect(assess.execute(operator, { id, version: 2 }, said)).rejects.toMatchObject({
      code: 'request.conflict',
    });
    await expect(assess.execute(operator, { id: heat, version: 1 }, said)).rejects.toMatchObject({
      code: 'resource.not-found',
    });
  });

  it('tells of very many changes in one event', async () => {
    for (let index = 0; index < 22; index += 1) await city.addWork({ title: `Очередь ${index}` });
    expect(await city.detect()).toMatchObject({ opened: 231 });
    expect(await city.events()).toMatchObject([
      { type: 'findings.recomputed', data: { rule: 'work.clash', opened: 231, updated: 0, closed: 0 } },
    ]);
  });

  it('gives the next finding the next number, however often others were updated', async () => {
    const { yard } = await pair();
    const { number } = await only();
    for (const x of [10, 12, 14]) {
      await city.setZones(yard, [{ at: { x, y: 0, w: 40, h: 20 }, start: '2030-06-01', end: '2030-06-30' }]);
      await city.detectSome([yard]);
    }
    await city.addWork({ title: 'Третья работа', at: { x: 60, y: 0, w: 40, h: 20 } });
    await city.detect();
    expect((await city.findings())[1]?.number).toBe(number + 1);
  });

  it('accepts subjects named twice in one job', async () => {
    const { heat, yard } = await pair();
    const reports = await new DetectSubjects(city.detector).execute('work', [heat, heat, yard]);
    expect(reports.find(({ rule }) => rule === 'work.clash')).toMatchObject({ measured: 1, unchanged: 1 });
  });

  it('asks again whoever spoke of the old measures while detection waited for the finding', async () => {
    const { heat } = await pair();
    const { id } = await only();
    const said = {
      ...{ findingId: id, agencyId: (await idOf('SELECT id FROM agency WHERE code = $1', 'akim-esil')) ?? '' },
      ...{
        userId: (await principal('operator', null)).userId,
        verdict: 'conflict' as const,
        comment: null,
        onBehalf: true,
      },
    };
    await city.setZones(heat, [{ at: { x: 5, y: 0, w: 40, h: 20 }, start: '2030-06-01', end: '2030-06-30' }]);
    const speaker = city.db.createQueryRunner();
    await speaker.startTransaction();
    await findings.standing(speaker.manager, id);
    const detecting = city.detectSome([heat]);
    await waitUntil(isSomebodyWaiting, { what: 'detection to wait for the finding' });
    await storeAssessment(speaker.manager, said);
    await settleStatus(speaker.manager, id);
    await speaker.query("INSERT INTO resolution (finding_id, kind, state) VALUES ($1, 'accept', 'proposed')", [id]);
    await speaker.commitTransaction();
    await speaker.release();
    expect(await detecting).toMatchObject({ updated: 1 });
    expect(await city.db.query('SELECT verdict FROM assessment')).toEqual([{ verdict: 're-assess' }]);
    expect(await city.db.query('SELECT state, stale FROM resolution')).toEqual([{ state: 'proposed', stale: true }]);
  });

  const isSomebodyWaiting = async (): Promise<boolean> => {
    const rows: { n: number }[] = await city.db.query(
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return rows[0]?.n === 1;
  };
});
