import type {
  Alarm,
  AlarmCard,
  AlarmSummary,
  JournalEntry,
  LiveEvent,
  MapNote,
  Page,
  Presence,
  SearchHit,
  SearchResponse,
  Shift,
  Work,
} from '@abat/contracts';
import type { ApiClient } from '../support/api-client.js';
import { AbatSystem } from '../support/system.js';
import { waitUntil } from '../support/wait.js';
import { createWork, PLACES, squareAt, workDraft } from './support/works.js';

const NOWHERE = '0190a000-0000-7000-8000-000000000001';

let abat: AbatSystem;
let operator: ApiClient;
let second: ApiClient;
let administrator: ApiClient;

/** Two works on one place at the same time: a clash that calls somebody. */
async function clash(place: readonly [number, number], shift = 0): Promise<void> {
  for (const agency of ['dep-e2e', 'dep-e2e-2'])
    await createWork(
      administrator,
      workDraft({
        ...{ agency, function: 'e2e', title: `${agency} ${shift}`, dateCertainty: 'firm', hindersTraffic: true },
        geometry: squareAt(place, 60, shift),
      }),
    );
}
const alarms = async (query = ''): Promise<Page<Alarm>> => operator.read<Page<Alarm>>(`/api/v1/alarms${query}`);
const alarmCount = (): Promise<number> => alarms().then(({ total }) => total);
const raised = async (count: number): Promise<void> => {
  await waitUntil(async () => (await alarmCount()) >= count, {
    what: `${count} alarms`,
    timeoutMs: 60_000,
    context: () => abat.log.slice(-3_000),
  });
};
const freeAlarm = async (): Promise<string> => (await alarms('?owner=nobody')).items[0]?.id ?? '';
const hoursAhead = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

beforeAll(async () => {
  abat = await AbatSystem.start();
  await abat.database.dataSource.query(
    `INSERT INTO agency (code, tier, name_ru) VALUES ('dep-e2e', 'department', 'Одно'), ('dep-e2e-2', 'department', 'Другое')`,
  );
  await abat.database.dataSource.query("INSERT INTO city_function (code, name_ru) VALUES ('e2e', 'Функция')");
  for (const [email, role] of [
    ['aigul@astana.demo', 'operator'],
    ['daniyar@astana.demo', 'operator'],
    ['admin@astana.demo', 'administrator'],
    ['viewer@astana.demo', 'viewer'],
  ] as const)
    await abat.addUser({ email, role });
  operator = await abat.withToken('aigul@astana.demo');
  second = await abat.withToken('daniyar@astana.demo');
  administrator = await abat.withToken('admin@astana.demo');
}, 180_000);
afterAll(() => abat?.stop());

describe('An alarm from the work to the desk', () => {
  it('follows a clash within seconds and is told live', async () => {
    const wall = await abat.listen(operator);
    await clash(PLACES.expo);
    await raised(1);
    const told = (): LiveEvent[] => wall.events.filter(({ type }) => type === 'alarm.raised');
    await waitUntil(() => told().length > 0, { what: 'alarm.raised' });
    const summary = await operator.read<AlarmSummary>('/api/v1/alarms/summary');
    expect(summary.byState.new).toBeGreaterThan(0);
  });

  it('two operators take it at once: one owns it, the other is told who', async () => {
    const id = await freeAlarm();
    const answers = await Promise.all(
      [operator, second].map((who) => who.post<Alarm>(`/api/v1/alarms/${id}/take`, {})),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const [won, lost] = [200, 409].map((status) => answers.find((answer) => answer.status === status));
    expect(lost?.body).toMatchObject({ code: 'alarm.taken', detail: won?.body.owner?.name });
  });

  it.each([
    ['a snooze of the past', 'snooze', { reason: 'ждём', until: hoursAhead(-1) }, 'alarm.snooze-too-long'],
    ['a snooze of two days', 'snooze', { reason: 'ждём', until: hoursAhead(48) }, 'alarm.snooze-too-long'],
    ['a snooze without a reason', 'snooze', { until: hoursAhead(1) }, 'request.invalid'],
    ['a snooze until never', 'snooze', { reason: 'ждём', until: 'never' }, 'request.invalid'],
    ['a handover to nobody', 'hand-over', {}, 'request.invalid'],
    ['a handover to two', 'hand-over', { person: NOWHERE, role: 'operator' }, 'request.invalid'],
    ['a handover to a stranger', 'hand-over', { person: NOWHERE }, 'reference.unknown'],
    ['a merge into nothing', 'merge', { into: NOWHERE }, 'resource.not-found'],
    ['a separation without a reason', 'unmerge', {}, 'request.invalid'],
    ['an empty note', 'notes', { text: '   ' }, 'request.invalid'],
    ['a note with control characters', 'notes', { text: 'a\u0000b' }, 'request.invalid'],
    ['a note of a book', 'notes', { text: 'я'.repeat(2001) }, 'request.invalid'],
  ] as const)('refuses %s', async (_title, act, body, code) => {
    const { items } = await alarms('?owner=me');
    const id = items[0]?.id ?? (await freeAlarm());
    const own = items[0] ? operator : second;
    expect((await own.post<{ code: string }>(`/api/v1/alarms/${id}/${act}`, body)).body.code).toBe(code);
  });

  it('nobody of this id is refused as such', async () => {
    expect((await operator.post(`/api/v1/alarms/${NOWHERE}/take`, {})).status).toBe(404);
    expect((await operator.post('/api/v1/alarms/x/take', {})).status).toBe(404);
  });
});

describe('Given the worker is killed while works clash', () => {
  it('every clash has its alarm once when it is back', async () => {
    const before = await alarmCount();
    await clash(PLACES.baiterek, 200);
    await abat.kill('worker');
    await clash(PLACES.baiterek, 500);
    await abat.startWorker();
    await raised(before + 2);
    await abat.settled();
    const doubles = await abat.value<string>(
      'SELECT count(*) FROM (SELECT finding_id, event_at FROM alarm GROUP BY 1, 2 HAVING count(*) > 1) d',
    );
    const missing = await abat.value<string>(
      `SELECT count(*) FROM finding f WHERE f.rule = 'work.clash' AND f.severity IN ('critical', 'high', 'medium') AND f.status = 'open'
         AND (upper_inf(f.period) OR upper(f.period) > current_date)
         AND NOT EXISTS (SELECT FROM alarm a WHERE a.finding_id = f.id AND a.event_at = f.opened_at)`,
    );
    expect([Number(doubles), Number(missing)]).toEqual([0, 0]);
  }, 240_000);
});

describe('A shift', () => {
  it('is handed over and signed by both; the journal tells it', async () => {
    const { body: shift } = await operator.post<Shift>('/api/v1/shifts', {});
    expect((await operator.post<{ code: string }>('/api/v1/shifts', {})).body.code).toBe('shift.running');
    const act = (who: ApiClient, name: string, body: object = {}) =>
      who.post<Shift & { code?: string }>(`/api/v1/shifts/${shift.id}/${name}`, body);
    const { body: prepared } = await act(operator, 'handover', { note: 'смотрите за Экспо' });
    expect(prepared.lists?.open.total).toBeGreaterThan(0);
    const sign = (who: ApiClient, version: number) =>
      who.post<Shift & { code?: string }>(`/api/v1/shifts/${shift.id}/sign`, {}, { 'if-match': `"${version}"` });
    expect((await act(operator, 'sign')).status).toBe(428);
    expect((await sign(second, prepared.version)).body.code).toBe('shift.own-signature');
    const { body: signed } = await sign(operator, prepared.version);
    expect((await sign(operator, signed.version)).body.code).toBe('shift.own-signature');
    expect((await sign(second, prepared.version)).status).toBe(412);
    expect((await sign(second, signed.version)).body).toMatchObject({ state: 'ended', incoming: { role: 'operator' } });
    const { items } = await operator.read<Page<JournalEntry>>(`/api/v1/journal?shift=${shift.id}`);
    const ofShift = items.map(({ kind }) => kind).filter((kind) => kind.startsWith('shift.'));
    expect(ofShift).toEqual(['shift.ended', 'shift.signed', 'shift.prepared', 'shift.started']);
  });

  it('the journal is closed to onlookers', async () => {
    const viewer = await abat.withToken('viewer@astana.demo');
    expect((await viewer.get('/api/v1/journal')).status).toBe(403);
    expect((await viewer.get('/api/v1/shifts/now')).status).toBe(403);
    expect((await viewer.get('/api/v1/alarms')).status).toBe(200);
  });
});

describe('A note on the map', () => {
  const [lon, lat] = PLACES.baiterek;
  const pin = (who: ApiClient, body: object = {}) =>
    who.post<MapNote & { code?: string }>('/api/v1/notes', { text: 'Закрыт проход', at: [lon, lat], ...body });

  it('is pinned, changed by its author and taken off by who minds the city', async () => {
    const { body: note } = await pin(administrator);
    expect(note).toMatchObject({ own: true, text: 'Закрыт проход' });
    expect(
      (await operator.patch<MapNote>(`/api/v1/notes/${note.id}`, { text: 'Открыт' }, note.version)).body.text,
    ).toBe('Открыт');
    expect((await operator.delete(`/api/v1/notes/${note.id}`, note.version)).status).toBe(412);
    expect((await operator.delete(`/api/v1/notes/${note.id}`, note.version + 1)).status).toBe(204);
    expect((await operator.get(`/api/v1/notes/${note.id}`)).status).toBe(404);
  });

  it.each([
    ['off the earth', { at: [999, 51] }, 'request.invalid'],
    ['a line', { at: [71, 51, 72, 52] }, 'request.invalid'],
    ['nothing said', { text: '' }, 'request.invalid'],
    ['too much said', { text: 'я'.repeat(1001) }, 'request.invalid'],
  ])('%s is no place for one', async (_title, body, code) => {
    expect((await pin(operator, body)).body.code).toBe(code);
  });

  it('an onlooker pins nothing', async () => {
    expect((await pin(await abat.withToken('viewer@astana.demo'))).status).toBe(403);
  });
});

describe('Presence', () => {
  it('names who has an object open and who changes it, to those who have it open', async () => {
    const id = NOWHERE;
    const [one, other] = [await abat.listen(operator), await abat.listen(second)];
    const heard: { people: { name: string; editing: boolean }[] }[] = [];
    one.socket.on('beside', (beside: (typeof heard)[number]) => heard.push(beside));
    const say = (client: typeof one, body: unknown) => client.socket.timeout(5_000).emitWithAck('opened', body);
    const subject = { type: 'work', id };
    expect(await say(one, { subjects: [{ ...subject, editing: false }] })).toEqual({ ok: true });
    expect(await say(other, { subjects: [{ ...subject, editing: true }] })).toEqual({ ok: true });
    await waitUntil(() => heard.at(-1)?.people.some(({ editing }) => editing) === true, { what: 'who is beside' });
    other.close();
    await waitUntil(() => heard.at(-1)?.people.length === 1, { what: 'that they left' });
    await waitUntil(() => one.presences.at(-1)?.people.some(({ opened }) => opened.some((o) => o.id === id)) === true, {
      what: 'presence of staff',
      context: () => JSON.stringify(one.presences.at(-1) satisfies Presence | undefined),
    });
  });

  it.each([
    ['nothing', undefined],
    ['a type nobody opens', { subjects: [{ type: 'user', id: NOWHERE, editing: false }] }],
    ['no id', { subjects: [{ type: 'work', id: '../..', editing: false }] }],
    ['too many', { subjects: Array.from({ length: 5 }, () => ({ type: 'work', id: NOWHERE, editing: false })) }],
    ['more than asked for', { subjects: [], admin: true }],
  ])('refuses %s', async (_title, body) => {
    const ear = await abat.listen(operator);
    expect(await ear.socket.timeout(5_000).emitWithAck('opened', body)).toEqual({ ok: false, code: 'request.invalid' });
  });

  it('a flood of messages is refused', async () => {
    const ear = await abat.listen(operator);
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => ear.socket.timeout(5_000).emitWithAck('opened', { subjects: [] })),
    );
    expect(answers.filter(({ ok }: { ok: boolean }) => !ok).at(-1)).toEqual({
      ok: false,
      code: 'request.rate-limited',
    });
  });
});

describe('The cards of alarms over HTTP', () => {
  const PATH = '/api/v1/alarms/cards/work.season';
  const seen = (version: number) => ({ 'if-match': `"${version}"` });
  const cardNow = async (): Promise<AlarmCard> => {
    const { items } = await operator.read<{ items: AlarmCard[] }>('/api/v1/alarms/cards');
    const card = items.find(({ rule }) => rule === 'work.season');
    if (!card) throw new TypeError('no card');
    return card;
  };
  const bodyOf = ({ meaning, consequence, action, owner, levels }: AlarmCard) => ({
    ...{ meaning, consequence, action, owner, levels },
  });

  it('are changed and given back by an administrator who saw them, and by nobody else', async () => {
    const card = await cardNow();
    expect((await operator.put(PATH, bodyOf(card), 0)).status).toBe(403);
    expect((await operator.post(`${PATH}/reset`, undefined, seen(0))).status).toBe(403);
    expect((await administrator.put(PATH, bodyOf(card))).status).toBe(428);
    expect((await administrator.post(`${PATH}/reset`)).status).toBe(428);
    const changed = await administrator.put<AlarmCard>(PATH, { ...bodyOf(card), owner: 'reviewer' }, card.version);
    expect([changed.status, changed.headers.get('etag'), changed.body.owner]).toEqual([200, '"1"', 'reviewer']);
    expect((await administrator.post(`${PATH}/reset`, undefined, seen(0))).status).toBe(412);
    const given = await administrator.post<AlarmCard>(`${PATH}/reset`, undefined, seen(1));
    expect([given.status, given.body.edited, given.body.version]).toEqual([200, false, 2]);
    expect(bodyOf(await cardNow())).toEqual(bodyOf(card));
  });

  it.each([
    ['a language is missing', { meaning: { ru: 'x', en: 'x' } }],
    ['a text is empty', { action: { kk: ' ', ru: 'x', en: 'x' } }],
    ['a text is endless', { action: { kk: 'x', ru: 'x'.repeat(1001), en: 'x' } }],
    ['a text holds control characters', { action: { kk: 'x', ru: 'a\u0000b', en: 'x' } }],
    ['nobody has this role', { owner: 'root' }],
    ['a severity is missing', { levels: { critical: null } }],
    [
      'the time is negative',
      { levels: { info: null, low: null, medium: null, high: null, critical: { priority: 'urgent', minutes: -1 } } },
    ],
    [
      'the time is a year',
      {
        levels: { info: null, low: null, medium: null, high: null, critical: { priority: 'urgent', minutes: 525_600 } },
      },
    ],
    ['more is said than asked', { isAdmin: true }],
  ])('are refused when %s', async (_what, change) => {
    const card = await cardNow();
    expect((await administrator.put(PATH, { ...bodyOf(card), ...change }, card.version)).status).toBe(422);
  });

  it.each(['no.rule', '..%2F..%2Fusers', "x'--"])('there is none of %s', async (rule) => {
    const card = await cardNow();
    expect((await administrator.put(`/api/v1/alarms/cards/${rule}`, bodyOf(card), 0)).status).toBe(404);
  });
});

describe('The search', () => {
  const find = async (client: ApiClient, q: string, more = ''): Promise<SearchHit[]> =>
    (await client.read<{ items: SearchHit[] }>(`/api/v1/search?q=${encodeURIComponent(q)}${more}`)).items;

  it('finds people only for who manages them, however it is asked', async () => {
    const name = await abat.value<string>("SELECT name FROM app_user WHERE role = 'operator' ORDER BY id LIMIT 1");
    expect((await find(administrator, name)).some(({ type }) => type === 'person')).toBe(true);
    for (const more of ['', '&type=person', '&type=work,person'])
      expect((await find(operator, name, more)).filter(({ type }) => type === 'person')).toEqual([]);
  });

  it('says how many there are beside those it tells', async () => {
    for (const number of [1, 2])
      await createWork(administrator, workDraft({ agency: 'dep-e2e', function: 'e2e', title: `Набережная ${number}` }));
    const ask = (limit: number) =>
      operator.read<SearchResponse>(`/api/v1/search?q=${encodeURIComponent('набережная')}&type=work&limit=${limit}`);
    const [few, all] = [await ask(1), await ask(200)];
    expect([few.items.length, few.total, few.atLeast]).toEqual([1, 2, false]);
    expect([all.items.length, all.total]).toEqual([2, 2]);
  });

  it('leads from a budget line to its works, and a short number finds its work in the list', async () => {
    const line = { code: 'line-e2e', year: 2031, administrator: 'dep-e2e', source: 'local' };
    await administrator.done(administrator.post('/api/v1/budget-lines', line));
    const paid = await createWork(
      administrator,
      workDraft({ agency: 'dep-e2e', function: 'e2e', title: 'Сквер', budgetLine: line.code }),
    );
    const found = async (query: string): Promise<string[]> =>
      (await operator.read<Page<Work>>(`/api/v1/works?${query}`)).items.map(({ id }) => id);
    expect(await found('budgetLine=line-e2e')).toEqual([paid.id]);
    expect(await found('budgetLine=no-such-line')).toEqual([]);
    expect(await found(`q=W-${paid.number}`)).toContain(paid.id);
    expect(await found(`q=w${paid.number}`)).toContain(paid.id);
  });

  it.each(['%%', '__', '\\\\', "';--", '*:&|!', '👷👷', 'ا ب', 'F-999999999', '№ 0', 'a b c d e f g h i j'])(
    'answers %s like any other words',
    async (q) => expect(Array.isArray(await find(operator, q))).toBe(true),
  );

  it.each(['x'.repeat(2_000), '   ', ''])('refuses what is no question', async (q) => {
    expect((await operator.get(`/api/v1/search?q=${encodeURIComponent(q)}`)).status).toBe(422);
  });
});
