import {
  figuresCalendarSchema,
  figuresDistrictsSchema,
  figuresFlowSchema,
  figuresMoneySchema,
  figuresNowSchema,
  figuresWeekSchema,
  mandateQuerySchema,
} from '@abat/contracts';
import {
  FigureDesk,
  GetFiguresCalendar,
  GetFiguresDistricts,
  GetFiguresFlow,
  GetFiguresMoney,
  GetFiguresNow,
  GetFiguresWeek,
} from '@abat/figures';
import { MandateRegister } from '@abat/mandates';
import { TransactionRunner } from '@abat/platform';
import type { DataSource } from 'typeorm';
import type { z } from 'zod';
import { LegalActs } from '../../../libs/mandates/src/persistence/legal-acts.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { waitUntil } from '../../support/wait.js';

const LARGEST_BYTES = 50_000;

let database: TestDatabase;
let db: DataSource;

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'astana' });
  db = database.dataSource;
}, 120_000);
afterAll(() => database?.drop());

const desk = (): FigureDesk => new FigureDesk(db);
const value = async <Value>(sql: string, parameters: unknown[] = []): Promise<Value> => {
  const rows: { value: Value }[] = await db.query(`SELECT (${sql}) AS value`, parameters);
  return rows[0]!.value;
};

/** What the wire schema says of an answer, which must also be small. */
function checked<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.infer<Schema> {
  expect(JSON.stringify(answer).length).toBeLessThan(LARGEST_BYTES);
  return schema.parse(JSON.parse(JSON.stringify(answer)));
}

describe('The key figures of Astana', () => {
  it('count the open findings of the city and say how many are past', async () => {
    const now = checked(figuresNowSchema, await new GetFiguresNow(desk()).execute({}));
    const open = await value<number>(
      `SELECT count(*)::int FROM finding WHERE status IN ('open', 'assessed', 'in-decision') AND NOT period << daterange(current_date, NULL)`,
    );
    expect(now.findings.open).toBe(open);
    expect(Object.values(now.findings.bySeverity).reduce((sum, each) => sum + each, 0)).toBe(open);
    const points = await value<number>(
      `SELECT count(*)::int FROM finding WHERE status IN ('open', 'assessed', 'in-decision') AND NOT period << daterange(current_date, NULL)
       AND (rule NOT LIKE 'mandate.%' OR subject_b_type = 'site')`,
    );
    expect(points).toBeGreaterThan(0);
    expect(now.findings.areas).toBe(open - points);
    expect(now.excluded.find((each) => each.reason === 'finding.past')?.count ?? 0).toBe(
      await value(
        `SELECT count(*)::int FROM finding WHERE status = 'open' AND period << daterange(current_date, NULL)`,
      ),
    );
  });

  it('were true when they were counted, however long ago the last change was', async () => {
    const before = Date.now();
    const { asOf, changedAt } = await new GetFiguresNow(desk()).execute({});
    expect(Date.parse(asOf)).toBeGreaterThanOrEqual(before - 1_000);
    expect(Date.parse(changedAt)).toBeLessThanOrEqual(Date.parse(asOf));
    expect(changedAt).toBe(
      await value(`to_json(greatest((SELECT max(at) FROM history), (SELECT max(updated_at) FROM finding)))`).then(
        (moment) => new Date(String(moment)).toISOString(),
      ),
    );
  });

  it('say that no source of requests is connected, which is not 0', async () => {
    const now = await new GetFiguresNow(desk()).execute({});
    expect(now.requests).toEqual({ count: null, reason: 'source.not-connected' });
  });

  it('of one district count what lies in it and no more', async () => {
    const now = checked(figuresNowSchema, await new GetFiguresNow(desk()).execute({ district: 'almaty' }));
    expect(now.district?.externalId).toBe('almaty');
    expect(now.works.byStatus.planned).toBe(
      await value(`SELECT count(*)::int FROM work w JOIN work_territory s ON s.work_id = w.id JOIN territory t ON t.id = s.territory_id
        WHERE t.external_id = 'almaty' AND w.status = 'planned'`),
    );
  });

  it.each(['nowhere', 'city', 'f0000000-0000-7000-8000-000000000000'])('refuse the district %s', async (district) => {
    await expect(new GetFiguresNow(desk()).execute({ district })).rejects.toMatchObject({ code: 'reference.unknown' });
  });

  it('exist for each of the six districts, with twelve weeks', async () => {
    const { items } = checked(figuresDistrictsSchema, await new GetFiguresDistricts(desk()).execute({}));
    expect(items.map((item) => item.externalId).sort()).toEqual(
      ['almaty', 'baikonur', 'esil', 'nura', 'saraishyk', 'saryarka'].sort(),
    );
    for (const item of items) {
      expect(item.weeks).toHaveLength(12);
      expect(item.weeks.at(-1)!.open).toBe(item.open);
    }
  });
});

describe('The decisions due in Astana', () => {
  const due = async () => ({
    city: (await new GetFiguresNow(desk()).execute({})).decisions.total,
    district: (await new GetFiguresDistricts(desk()).execute({})).items.find((item) => item.externalId === 'almaty')!
      .decisions,
  });

  it('are the proposals that wait, without those that the finding overtook', async () => {
    const before = await due();
    await db.query(`INSERT INTO resolution (finding_id, kind, state)
      SELECT d.id, 'accept', 'proposed' FROM finding d JOIN territory t ON t.external_id = 'almaty' AND t.id = ANY (d.territory_ids)
      WHERE d.status = 'open' AND NOT EXISTS (SELECT FROM resolution r WHERE r.finding_id = d.id) ORDER BY d.id LIMIT 3`);
    expect(await due()).toEqual({ city: before.city + 3, district: before.district + 3 });
    await db.query(
      `UPDATE resolution SET stale = true WHERE id = (SELECT id FROM resolution WHERE kind = 'accept' AND state = 'proposed' LIMIT 1)`,
    );
    expect(await due()).toEqual({ city: before.city + 2, district: before.district + 2 });
  });
});

describe('The weeks of the districts', () => {
  const CURRENT = 'NOT d.period << daterange(current_date, NULL)';
  // Counted one by one, week by week, as slowly as the words say it.
  const NAIVE = `
    WITH told AS (SELECT territory_ids, opened_at, closed_at, period FROM finding
      UNION ALL SELECT territory_ids, opened_at, closed_at, period FROM finding_episode)
    SELECT p.external_id AS district, weeks.week::text AS "from",
      (SELECT count(*)::int FROM told d WHERE p.id = ANY (d.territory_ids) AND d.opened_at::date < weeks.week + 7
        AND (d.closed_at IS NULL OR d.closed_at::date >= weeks.week + 7)
        AND (weeks.week + 7 > current_date AND (upper_inf(d.period) OR upper(d.period) > current_date)
          OR upper_inf(d.period) OR upper(d.period) >= weeks.week + 7))
      - (SELECT count(*)::int FROM finding_settlement d WHERE p.id = ANY (d.territory_ids) AND d.settled_at::date < weeks.week + 7
        AND (d.ended_at IS NULL OR d.ended_at::date >= weeks.week + 7)
        AND (weeks.week + 7 > current_date AND (upper_inf(d.period) OR upper(d.period) > current_date)
          OR upper_inf(d.period) OR upper(d.period) >= weeks.week + 7)) AS open,
      (SELECT count(*)::int FROM told d WHERE p.id = ANY (d.territory_ids)
        AND d.opened_at::date BETWEEN weeks.week AND weeks.week + 6) AS opened,
      (SELECT count(*)::int FROM told d WHERE p.id = ANY (d.territory_ids)
        AND d.closed_at::date BETWEEN weeks.week AND weeks.week + 6) AS closed,
      (SELECT count(*)::int FROM work w JOIN work_territory s ON s.work_id = w.id
        WHERE s.territory_id = p.id AND w.status <> 'cancelled' AND w.starts_on < weeks.week + 7 AND w.ends_on >= weeks.week) AS works
    FROM territory p, LATERAL (SELECT (date_trunc('week', current_date)::date - 7 * n) AS week FROM generate_series(0, 11) n) weeks
    WHERE p.kind = 'district' ORDER BY 1, 2`;

  it('that ended before the first change that is kept are not known, which is not 0', async () => {
    const answer = checked(figuresDistrictsSchema, await new GetFiguresDistricts(desk()).execute({}));
    expect(answer.knownSince).toBe(
      new Date(await value<string>('(SELECT min(at) FROM history)::timestamptz')).toISOString(),
    );
    for (const { weeks } of answer.items) {
      for (const week of weeks.slice(0, -2)) expect(week).toMatchObject({ open: null, opened: null, closed: null });
      expect(weeks.at(-1)).toMatchObject({ open: expect.any(Number), opened: expect.any(Number) });
      expect(weeks.every(({ works }) => typeof works === 'number')).toBe(true);
    }
  });

  it('count what was open, opened, closed and under way, however old', async () => {
    // Findings of all ages; some are closed since, some past.
    await db.query(
      `UPDATE finding SET opened_at = now() - (('x' || substr(md5(id::text), 1, 4))::bit(16)::int % 120) * interval '1 day'`,
    );
    await db.query(`UPDATE finding SET status = 'closed', closed_at = least(now(), opened_at + (('x' || substr(md5(id::text), 5, 4))::bit(16)::int % 60) * interval '1 day')
      WHERE substr(md5(id::text), 9, 1) < '6'`);
    const told = await weeksTold();
    const counted: typeof told = await db.query(NAIVE);
    expect(counted.some(({ open, closed }) => Number(open) > 0 && Number(closed) > 0)).toBe(true);
    expect(told).toEqual(counted);
  });

  it('leave out what all agreed on from the week of the agreement until it was taken back', async () => {
    const [weeks, now] = [await weeksTold(), await figuresNow()];
    const settled: { id: string }[] = await db
      .query(
        `UPDATE finding d SET status = 'resolved', version = version + 1
      WHERE d.id IN (SELECT id FROM finding d WHERE status = 'open' AND opened_at < now() - interval '50 days' AND ${CURRENT} ORDER BY id LIMIT 8) RETURNING id`,
      )
      .then(([rows]: [{ id: string }[], number]) => rows);
    expect(settled).toHaveLength(8);
    const after = await figuresNow();
    expect(after.findings.open).toBe(now.findings.open - 8);
    expect(Object.values(after.findings.bySeverity).reduce((sum, each) => sum + each, 0)).toBe(after.findings.open);
    expect(after.findings.byStatus.resolved).toBe(8);
    expect(after.excluded).toContainEqual({ reason: 'finding.settled', count: 8, amountKzt: null });
    // Agreed on five weeks ago; half of them were taken back three weeks ago.
    await db.query(`UPDATE finding_settlement SET settled_at = now() - interval '35 days'`);
    await db.query(`UPDATE finding SET status = 'open', version = version + 1 WHERE id = ANY ($1::uuid[])`, [
      settled.slice(0, 4).map(({ id }) => id),
    ]);
    await db.query(`UPDATE finding_settlement SET ended_at = now() - interval '21 days' WHERE ended_at IS NOT NULL`);
    const told = await weeksTold();
    expect(told).toEqual(await db.query(NAIVE));
    const opened = (list: typeof told) => list.map(({ from, opened: count }) => ({ from, count }));
    expect(opened(told)).toEqual(opened(weeks));
    expect(told).not.toEqual(weeks);
    const { items } = await new GetFiguresDistricts(desk()).execute({});
    for (const { open, weeks: all } of items) expect(all.at(-1)?.open).toBe(open);
  });

  it('keep what they said of the past when findings come back', async () => {
    const [weeks, now, year] = [await weeksTold(), await findingsNow(), await calendar()];
    const back: { count: number }[] = await db.query(`WITH back AS (
      UPDATE finding SET status = 'open', opened_at = now(), closed_at = NULL, version = version + 1
      WHERE status = 'closed' AND substr(md5(id::text), 10, 1) < '8' RETURNING 1) SELECT count(*)::int AS count FROM back`);
    const returned = back[0]!.count;
    expect(returned).toBeGreaterThan(20);
    const after = await weeksTold();
    expect(after).toEqual(await db.query(NAIVE));
    const past = (list: typeof weeks) => list.filter(({ from }) => from !== weeks.at(-1)!.from);
    expect(past(after)).toEqual(past(weeks));
    const { opened24h, opened7d, closed7d, byStatus } = await findingsNow();
    expect(closed7d).toEqual(now.closed7d);
    expect([opened24h.now, opened7d.now]).toEqual([now.opened24h.now + returned, now.opened7d.now + returned]);
    expect(byStatus.closed).toBeLessThan(now.byStatus.closed);
    const today = (await value<number>('extract(doy FROM current_date)::int')) - 1;
    expect((await calendar()).opened).toEqual(year.opened.with(today, year.opened[today]! + returned));
  });

  const figuresNow = () => new GetFiguresNow(desk()).execute({});
  const findingsNow = async () => (await figuresNow()).findings;
  const calendar = () => new GetFiguresCalendar(desk()).execute({ year: new Date().getFullYear() });
  const weeksTold = async () =>
    (await new GetFiguresDistricts(desk()).execute({})).items
      .flatMap(({ externalId, weeks }) => weeks.map((week) => ({ district: externalId, ...week })))
      .sort((a, b) => `${a.district}${a.from}`.localeCompare(`${b.district}${b.from}`));
});

describe('The calendar of Astana', () => {
  it('has a number for every day of a year, and of a leap year', async () => {
    const year = checked(figuresCalendarSchema, await new GetFiguresCalendar(desk()).execute({ year: 2026 }));
    expect([year.active, year.starting, year.opened, year.restrictions].map((list) => list.length)).toEqual(
      Array(4).fill(365),
    );
    expect((await new GetFiguresCalendar(desk()).execute({ year: 2028 })).active).toHaveLength(366);
  });

  it.each(['2026-01-01', '2026-07-15', '2026-12-31'])('counts on %s the works under way', async (day) => {
    const { active, restrictions, first } = await new GetFiguresCalendar(desk()).execute({ year: 2026 });
    const place = (Date.parse(day) - Date.parse(first)) / 86_400_000;
    expect(active[place]).toBe(
      await value(
        `SELECT count(*)::int FROM work WHERE status <> 'cancelled' AND $1::date BETWEEN starts_on AND ends_on`,
        [day],
      ),
    );
    expect(restrictions[place]).toBe(
      await value(`SELECT count(*)::int FROM restriction WHERE state = 'confirmed' AND active @> $1::date`, [day]),
    );
  });
});

describe('The money of Astana', () => {
  it('counts a total and its parts once', async () => {
    const before = await new GetFiguresMoney(desk()).execute({ year: 2026 });
    await db.query(`INSERT INTO budget_line (code, year, administrator_id, funding_source, planned_kzt)
      SELECT 'whole', 2026, id, 'local', 1000 FROM agency WHERE code = 'akim-almaty'`);
    await db.query(`INSERT INTO budget_line (code, year, administrator_id, funding_source, planned_kzt, parent_id)
      SELECT 'part-' || n, 2026, administrator_id, 'local', 300, id FROM budget_line, generate_series(1, 2) n WHERE code = 'whole'`);
    const after = checked(figuresMoneySchema, await new GetFiguresMoney(desk()).execute({ year: 2026 }));
    expect(Number(after.total.plannedKzt) - Number(before.total.plannedKzt)).toBe(600);
    expect(after.excluded).toContainEqual({ reason: 'budget.total-line', count: 1, amountKzt: '400.00' });
  });

  it('leaves out what is only asked for, and says so', async () => {
    const { excluded, total } = await new GetFiguresMoney(desk()).execute({ year: 2023 });
    expect(excluded).toContainEqual({ reason: 'budget.need', count: 1, amountKzt: '5461000000.00' });
    expect(total.plannedKzt).toBe(
      await value(`SELECT sum(planned_kzt)::text FROM budget_line WHERE year = 2023 AND standing = 'budget'`),
    );
  });

  it('of a year without lines is unknown and not 0', async () => {
    const { total, items } = await new GetFiguresMoney(desk()).execute({ year: 1999 });
    expect(total).toMatchObject({ lines: 0, plannedKzt: null, paidKzt: null });
    expect(items).toEqual([]);
  });
});

describe('The flow of responsibility in Astana', () => {
  it.each([
    ['the city', {}],
    ['a district', { district: 'almaty' }],
    ['a function', { function: 'improvement' }],
    ['a function in a district', { district: 'esil', function: 'improvement' }],
  ])('of %s counts the rows of the list that a number leads to', async (_what, query) => {
    // A set that is off and a power of other days are in no flow.
    await db.query(
      `UPDATE mandate SET valid = daterange('2019-01-01', '2020-01-01') WHERE code IN (SELECT code FROM mandate ORDER BY code LIMIT 2)`,
    );
    const flow = await new GetFiguresFlow(db, desk()).execute(query);
    const mandates = new MandateRegister(db, new TransactionRunner(db), new LegalActs());
    const listed = async (by: object): Promise<number> => {
      const { function: below, district: covers } = query as { function?: string; district?: string };
      const asked = { function: below, covers, inForce: 'true', limit: 1, ...by };
      return (await mandates.list(mandateQuerySchema.parse(asked))).total;
    };
    expect(await listed({})).toBe(flow.powers);
    const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
    for (const { source, target, count, gaps } of flow.links) {
      const [from, to] = [nodes.get(source)!, nodes.get(target)!];
      if (from.kind === 'function' && !from.deeper)
        expect([source, target, await listed({ function: from.code, status: to.stage })]).toEqual([
          source,
          target,
          count - gaps,
        ]);
      if (to.kind === 'body')
        expect([source, target, await listed({ status: from.stage, agency: to.code })]).toEqual([
          source,
          target,
          count,
        ]);
    }
  });

  it('carries every power from a function through a stage to a body', async () => {
    const flow = checked(figuresFlowSchema, await new GetFiguresFlow(db, desk()).execute({}));
    const into = (kind: string, side: 'source' | 'target'): number => {
      const ids = new Set(flow.nodes.filter((node) => node.kind === kind).map((node) => node.id));
      return flow.links.filter((link) => ids.has(link[side])).reduce((sum, link) => sum + link.count, 0);
    };
    expect(into('stage', 'target')).toBe(flow.powers + flow.gaps);
    expect(into('stage', 'source')).toBe(flow.powers + flow.gaps);
    expect(into('nobody', 'target')).toBe(flow.gaps);
    const known = new Set(flow.nodes.map((node) => node.id));
    expect(flow.links.every((link) => known.has(link.source) && known.has(link.target))).toBe(true);
  });

  it('below one function shows only what lies there', async () => {
    const flow = await new GetFiguresFlow(db, desk()).execute({ function: 'improvement' });
    const functions = flow.nodes.filter((node) => node.kind === 'function');
    expect(functions.every((node) => node.code?.startsWith('improvement'))).toBe(true);
  });
});

describe('A week of Astana', () => {
  it('begins on Monday and counts the works of each day', async () => {
    const week = checked(figuresWeekSchema, await new GetFiguresWeek(desk()).execute({ from: '2026-11-16' }));
    expect(week.days.map((day) => day.day)).toEqual([16, 17, 18, 19, 20, 21, 22].map((day) => `2026-11-${day}`));
    for (const { day, works } of week.days)
      expect(works).toBe(
        await value(
          `SELECT count(*)::int FROM work WHERE status <> 'cancelled' AND $1::date BETWEEN starts_on AND ends_on`,
          [day],
        ),
      );
    expect(week.works.length).toBeLessThanOrEqual(60);
    expect(week.total).toBeGreaterThanOrEqual(week.works.length);
  });
});

describe('Kept figures', () => {
  it('are counted anew once a register changed', async () => {
    const one = desk();
    const before = await new GetFiguresNow(one).execute({});
    await db.query(`UPDATE work SET status = 'cancelled', version = version + 1 WHERE status = 'approved'`);
    const isNew = async () => {
      const now = await new GetFiguresNow(one).execute({});
      return now.changedAt === before.changedAt ? null : now;
    };
    const after = await waitUntil(isNew, { what: 'a figure counted anew' });
    expect(before.works.byStatus.approved).toBeGreaterThan(0);
    expect(after.works.byStatus.approved).toBe(0);
    expect(Date.parse(after.changedAt)).toBeGreaterThan(Date.parse(before.changedAt));
  });
});
