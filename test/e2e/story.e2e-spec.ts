import type { EventsResponse, Finding, LiveEvent, Page, Work } from '@abat/contracts';
import type { ApiClient } from '../support/api-client.js';
import { LiveClient, numbers } from '../support/live-client.js';
import { AbatSystem } from '../support/system.js';
import { waitUntil } from '../support/wait.js';
import { changeWork, createWork, PLACES, squareAt, workDraft } from './support/works.js';

let abat: AbatSystem;
let operator: ApiClient;
let planner: ApiClient;
let wall: LiveClient;

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  [operator, planner] = await Promise.all([abat.as('operator'), abat.as('planner')]);
  await abat.settled();
  wall = await abat.listen(await abat.as('viewer'));
}, 180_000);
afterAll(() => abat?.stop());

const clashesOf = async (work: Work): Promise<Finding[]> =>
  (await operator.read<Page<Finding>>(`/api/v1/findings?rule=work.clash&subject=${work.id}`)).items;

/** The first event of a type about a thing that the wall hears after `seq`. */
const heard = (socket: LiveClient, type: LiveEvent['type'], isIt: (event: LiveEvent) => boolean): Promise<LiveEvent> =>
  waitUntil(() => socket.events.find((event) => event.type === type && isIt(event)), {
    what: type,
    context: () => socket.events.map((event) => `${event.seq} ${event.type}`).join('\n'),
  });

describe('Given two works at one courtyard of Almaty district in different months', () => {
  const courtyard = squareAt([71.4747, 51.1462]);
  let paving: Work;
  let heat: Work;
  let finding: Finding;

  beforeAll(async () => {
    const place = { function: 'improvement.courtyard', geometry: courtyard, agency: 'akim-almaty' };
    paving = await createWork(planner, { ...place, title: 'Плитка во дворе', start: '2031-07-01', end: '2031-07-31' });
    heat = await createWork(operator, {
      ...{ ...place, agency: 'dep-utilities', function: 'networks.heat', title: 'Ремонт теплосети' },
      ...{ start: '2031-09-01', end: '2031-09-30' },
    });
    await abat.settled();
  });

  it('nothing is wrong', async () => expect(await clashesOf(paving)).toEqual([]));

  it('when the planner moves one onto the other, another browser hears the change and then the finding', async () => {
    paving = await planner.done(changeWork(planner, paving, { start: '2031-09-15', end: '2031-10-15' }));
    const change = await heard(
      wall,
      'work.updated',
      (event) => event.subject?.id === paving.id && event.data['version'] === paving.version,
    );
    const opened = await heard(wall, 'finding.opened', (event) => event.seq > change.seq);
    [finding] = (await clashesOf(paving)) as [Finding];
    expect(opened.subject?.id).toBe(finding.id);
    expect(opened.seq).toBeGreaterThan(change.seq);
  });

  it('the numbers the wall heard have no gap', () => {
    const seqs = wall.seqs;
    expect(seqs).toEqual(numbers(seqs[0] ?? 0, seqs.at(-1) ?? 0));
  });

  it('the finding names both works, both bodies and the days they share', () => {
    expect(finding.subjects.map((subject) => subject.id).sort()).toEqual([paving.id, heat.id].sort());
    expect(finding.parties.map((party) => party.agency).sort()).toEqual(['akim-almaty', 'dep-utilities']);
    expect(finding.period).toEqual({ from: '2031-09-15', to: '2031-09-30' });
    expect(finding.measures).toMatchObject({ overlapDays: 16 });
  });

  it('the finding explains itself in three languages with the titles of both works', () => {
    const texts = Object.values(finding.explanation);
    expect(new Set(texts).size).toBe(3);
    for (const text of texts) {
      expect(text).toContain('Плитка во дворе');
      expect(text).toContain('Ремонт теплосети');
      expect(text).not.toMatch(/undefined|null|NaN|\{|\}/);
    }
  });

  it('both works count the finding as open', async () => {
    const works = await Promise.all([paving, heat].map((work) => operator.read<Work>(`/api/v1/works/${work.id}`)));
    expect(works.map((work) => work.openFindings)).toEqual([1, 1]);
  });

  it('when the days are moved back, the finding is closed and kept', async () => {
    const dates = { start: '2031-07-01', end: '2031-07-31' };
    paving = await planner.done(changeWork(planner, paving, dates));
    await heard(wall, 'finding.closed', (event) => event.subject?.id === finding.id);
    expect(await clashesOf(paving)).toEqual([]);
    const kept = await operator.read<Finding>(`/api/v1/findings/${finding.id}`);
    expect(kept).toMatchObject({ status: 'closed', closedAt: expect.any(String) });
  });

  it('when the works clash again, the same finding is opened again', async () => {
    const dates = { start: '2031-09-30', end: '2031-10-15' };
    paving = await planner.done(changeWork(planner, paving, dates));
    await abat.settled();
    expect((await clashesOf(paving)).map((each) => [each.id, each.status])).toEqual([[finding.id, 'open']]);
  });

  it('when one work is cancelled, the finding is closed', async () => {
    const cancelled = await operator.done(changeWork(operator, heat, { status: 'cancelled' }));
    await abat.settled();
    expect(await clashesOf(cancelled)).toEqual([]);
  });
});

describe('Given two works of one project at Nura', () => {
  it('they do not clash, and do when one leaves the project', async () => {
    await abat.sql.query("INSERT INTO project (code, title) VALUES ('heart-park', 'Сквер у кардиоцентра')");
    const place = { geometry: squareAt(PLACES.nuraHeartCentre), project: 'heart-park' };
    const first = await createWork(operator, place);
    const second = await createWork(operator, place);
    await abat.settled();
    expect(await clashesOf(first)).toEqual([]);
    await operator.done(changeWork(operator, second, { project: null }));
    await abat.settled();
    expect(await clashesOf(first)).toHaveLength(1);
  });
});

describe('Given a draft that would clash', () => {
  it('the preview tells it and stores nothing', async () => {
    const geometry = squareAt(PLACES.expo);
    await createWork(operator, { geometry });
    await abat.settled();
    const count = () =>
      abat.value<string>('SELECT (SELECT count(*) FROM finding) || $1 || (SELECT count(*) FROM work)', ['/']);
    const before = await count();
    const answer = await planner.post<{ items: Finding[] }>('/api/v1/findings/preview', {
      work: workDraft({ geometry }),
    });
    expect(answer.status).toBe(200);
    expect(answer.body.items.map((item) => item.rule)).toContain('work.clash');
    await abat.settled();
    expect(await count()).toBe(before);
  });
});

describe('Given a wall that was unplugged', () => {
  it('it gets exactly what it missed, once and in order', async () => {
    await abat.settled();
    const unplugged = await abat.listen(operator);
    const first = await createWork(operator, { geometry: squareAt(PLACES.baiterek, 20) });
    await waitUntil(() => unplugged.events.some((event) => event.subject?.id === first.id), { what: 'the first work' });
    await abat.settled();
    await unplugged.heard(Number(await abat.value('SELECT last_seq FROM event_position')));
    const lastSeq = unplugged.seqs.at(-1) ?? 0;
    unplugged.close();
    for (const eastM of [100, 200, 300]) await createWork(operator, { geometry: squareAt(PLACES.baiterek, 20, eastM) });
    await abat.settled();
    const again = await abat.listen(operator, lastSeq);
    const last = Number(await abat.value('SELECT last_seq FROM event_position'));
    expect(last).toBeGreaterThanOrEqual(lastSeq + 3);
    expect(again.seqs).toEqual(numbers(lastSeq + 1, last));
    expect(again.reloads).toEqual([]);
  });

  it('it is told to load anew when its number is of another city', async () => {
    const future = await abat.listen(operator, 999_999_999);
    await waitUntil(() => future.reloads.length === 1, { what: 'reload' });
    expect(future.events).toEqual([]);
  });
});

describe('/api/v1/events', () => {
  it('tells programs that poll the same events as the socket', async () => {
    await abat.settled();
    const whole = await abat.listen(operator, 0);
    const polled: LiveEvent[] = [];
    for (;;) {
      const page = await operator.read<EventsResponse>(`/api/v1/events?after=${polled.at(-1)?.seq ?? 0}&limit=7`);
      if (page.items.length === 0) break;
      polled.push(...page.items);
    }
    expect(polled).toEqual(whole.events);
    expect(polled.length).toBeGreaterThan(10);
  });

  it('shows nobody events outside their rooms', async () => {
    const viewer = await abat.as('viewer');
    const events = await viewer.read<EventsResponse>('/api/v1/events?limit=1000');
    const rooms = await abat.sql.query<{ seq: string; rooms: string[] }[]>('SELECT seq, rooms FROM event');
    const me = await viewer.read<{ rooms: string[] }>('/api/v1/me');
    const mine = rooms.filter((event) => event.rooms.some((room) => me.rooms.includes(room)));
    expect(events.items.map((event) => event.seq)).toEqual(
      mine.map((event) => Number(event.seq)).sort((a, b) => a - b),
    );
  });
});
