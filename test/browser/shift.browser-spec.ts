import type { Alarm, AlarmCard, AlarmSummary, Page as ListPage, Shift } from '@abat/contracts';
import { waitUntil } from '../support/wait.js';
import { card, chosen, dialog, numberOn, rows, says, written } from './support/alarm-queue.js';
import { barriers } from './support/barriers.js';
import type { Desk } from './support/desk.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();
/** Room for the queue with the map beside it; the fewer pixels, the faster the map is drawn. */
const WIDE = { width: 1920, height: 1080 };
const ENOUGH = { width: 1500, height: 860 };

/** The alarm that is chosen, once its card is on the screen; keys pressed before may still move the choice. */
const choice = async (desk: Desk): Promise<string> => {
  const isShown = async (id: string | null) =>
    id !== null && (await numberOn(desk, (await alarmOf(id)).number).isVisible()) && chosen(desk) === id;
  await waitUntil(() => isShown(chosen(desk)), { what: 'the card of the chosen alarm' });
  return chosen(desk) as string;
};
/** The one flood of the first start: all findings of the shipped data at once. */
async function flood(): Promise<string> {
  const api = await stage.abat.as('operator');
  await waitUntil(async () => (await api.read<AlarmSummary>('/api/v1/alarms/summary')).floods > 0, {
    what: 'the flood of the first start',
    timeoutMs: 60_000,
  });
  const { items } = await api.read<{ items: { id: string }[] }>('/api/v1/alarms/floods');
  return items[0]?.id ?? '';
}
const openQueue = async (role: 'operator' | 'administrator' = 'operator', more = {}): Promise<Desk> => {
  const desk = await stage.openAs(role, { path: `/shift?layers=none&a.flood=${await flood()}`, ...ENOUGH, ...more });
  await rows(desk).first().waitFor();
  await desk.settled();
  return desk;
};
const alarmOf = async (id: string | null): Promise<Alarm> =>
  (await stage.abat.as('operator')).read<Alarm>(`/api/v1/alarms/${id}`);

describe('Given the queue of alarms', () => {
  it('the first start is one flood with its first alarm and how many follow', async () => {
    await flood();
    const desk = await stage.openAs('operator', { path: '/shift?layers=none', ...WIDE });
    await desk.page.getByTestId('flood-row').waitFor();
    expect(await desk.page.getByTestId('flood-row').count()).toBe(1);
    expect(await rows(desk).count()).toBe(0);
    await desk.page.getByTestId('flood-card').waitFor();
    await desk.settled();
    await desk.picture('shift-flood-ru');
    // The next key comes before the flood is read, and chooses nothing of what is gone.
    for (const key of ['Enter', 'j']) await desk.page.keyboard.press(key);
    await rows(desk).nth(5).waitFor();
    await card(desk).waitFor();
  }, 120_000);

  it('is not called empty while its floods are not read yet', async () => {
    await flood();
    const desk = await stage.openAs('operator', { path: '/works?layers=none', ...ENOUGH });
    const { page } = desk;
    let release = (): void => undefined;
    const held = new Promise<void>((done) => (release = done));
    await page.route('**/api/v1/alarms/floods', (route) => held.then(() => route.continue()));
    const listed = page.waitForResponse(/\/api\/v1\/alarms\?.*flood=none/);
    await page.goto(new URL('/shift?layers=none', page.url()).href);
    await (await listed).finished();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    expect(await page.getByText(desk.word('shift', 'empty.queue'), { exact: true }).count()).toBe(0);
    release();
    await page.getByTestId('flood-row').waitFor();
  }, 120_000);

  it('an alarm is chosen, taken, noted, put aside and handed over by keyboard', async () => {
    const desk = await openQueue();
    const { keyboard } = desk.page;
    await card(desk).waitFor();
    // Without a pause, as a quick operator types: the key acts on what the one before has chosen.
    for (const key of ['j', 'j', 'k', 't']) await keyboard.press(key);
    await says(desk, 'state.takenBy').waitFor();
    const first = await choice(desk);
    expect((await alarmOf(first)).state).toBe('taken');
    await keyboard.press('n');
    await written(desk).waitFor();
    await keyboard.type('звонил подрядчику');
    await dialog(desk)
      .getByRole('button', { name: desk.word('shift', 'act.note'), exact: true })
      .click();
    await dialog(desk).waitFor({ state: 'hidden' });
    await card(desk).getByText('звонил подрядчику').waitFor();
    await keyboard.press('s');
    await written(desk).waitFor();
    await keyboard.type('ждём бригаду');
    await dialog(desk)
      .getByRole('button', { name: desk.word('shift', 'act.snooze'), exact: true })
      .click();
    await dialog(desk).waitFor({ state: 'hidden' });
    await says(desk, 'state.snoozed').waitFor();
    expect((await alarmOf(first)).state).toBe('snoozed');
    await keyboard.press('j');
    await waitUntil(() => Promise.resolve(chosen(desk) !== first), { what: 'the next alarm' });
    const next = await choice(desk);
    await keyboard.press('h');
    await dialog(desk).waitFor();
    await dialog(desk).locator('input').first().click();
    await desk.page
      .getByRole('option', { name: desk.word('common', 'role.reviewer'), exact: true })
      .first()
      .click();
    await dialog(desk)
      .getByRole('button', { name: desk.word('shift', 'act.handOver'), exact: true })
      .click();
    await dialog(desk).waitFor({ state: 'hidden' });
    await says(desk, 'state.askedRole').waitFor();
    expect((await alarmOf(next)).handedTo?.role).toBe('reviewer');
  }, 120_000);

  it('Enter presses what has the focus: a button, a row; on the chosen row it opens', async () => {
    const desk = await openQueue();
    const { page } = desk;
    const { keyboard } = page;
    const row = page.getByTestId('shift-list').locator('li > button');
    await card(desk).waitFor();
    await page.getByRole('button', { name: desk.word('shift', 'sound.mute') }).focus();
    await keyboard.press('Enter');
    await page.getByRole('button', { name: desk.word('shift', 'sound.unmute') }).waitFor();
    await row.nth(0).click();
    const first = await choice(desk);
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await keyboard.press(key);
    await waitUntil(() => Promise.resolve(chosen(desk) !== first), { what: 'the row with the focus' });
    expect(await row.nth(2).getAttribute('aria-current')).toBe('true');
    // The focus goes with the choice, so that Enter opens what J has chosen.
    await keyboard.press('j');
    const next = await choice(desk);
    const { finding } = await alarmOf(next);
    await keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('sel') === `finding:${finding.id}`);
    expect(chosen(desk)).toBe(next);
  }, 120_000);

  it('the first alarm stays chosen when it is taken, and a held key takes no other', async () => {
    const desk = await openQueue();
    const { keyboard } = desk.page;
    await card(desk).waitFor();
    const first = await choice(desk);
    const api = await stage.abat.as('operator');
    const taken = async () => (await api.read<AlarmSummary>('/api/v1/alarms/summary')).byState.taken;
    const before = await taken();
    // Pressed again before it is let go: a browser tells of it as a key that is held.
    for (let times = 0; times < 4; times += 1) await keyboard.down('t');
    await keyboard.up('t');
    await says(desk, 'state.takenBy').waitFor();
    await desk.settled();
    expect(chosen(desk)).toBe(first);
    expect((await alarmOf(first)).state).toBe('taken');
    expect(await taken()).toBe(before + 1);
  }, 120_000);

  it('`?` lists the keys of the queue beside those of the console', async () => {
    const desk = await openQueue();
    await desk.page.keyboard.press('?');
    await dialog(desk).waitFor();
    const text = (await dialog(desk).textContent()) ?? '';
    for (const key of ['act.take', 'act.snooze', 'act.handOver', 'act.note', 'keys.next'])
      expect(text).toContain(desk.word('shift', key));
  }, 120_000);

  it('of the escalated alarms lists and number tell those that nobody took', async () => {
    const api = await stage.abat.as('operator');
    const { items } = await api.read<ListPage<Alarm>>(`/api/v1/alarms?flood=${await flood()}&state=new&limit=2`);
    const [waiting, taken] = items as [Alarm, Alarm];
    await stage.abat.sql.query('UPDATE alarm SET escalated_at = now() WHERE id = ANY ($1)', [
      items.map(({ id }) => id),
    ]);
    await api.done(api.post<Alarm>(`/api/v1/alarms/${taken.id}/take`));
    const desk = await stage.openAs('administrator', { path: '/shift?layers=none&a.tab=escalated', ...ENOUGH });
    const numbered = ({ number }: Alarm) => new RegExp(`A-${number}(?!\\d)`);
    await rows(desk)
      .filter({ hasText: numbered(waiting) })
      .waitFor();
    expect(await rows(desk).count()).toBe(1);
    await desk.page.getByText(`${desk.word('shift', 'tabs.escalated')} 1`, { exact: true }).waitFor();
    await desk.follow('/start?layers=none');
    const list = desk.page.getByTestId('start-list');
    await list.getByText(numbered(waiting)).first().waitFor();
    expect(await list.getByText(numbered(taken)).count()).toBe(0);
  }, 120_000);

  it('a part is taken out of its alarm with a reason, which the journal keeps', async () => {
    const api = await stage.abat.as('operator');
    const { items } = await api.read<ListPage<Alarm>>(`/api/v1/alarms?flood=${await flood()}&state=new&limit=2`);
    const [whole, part] = items as [Alarm, Alarm];
    await api.done(api.post<Alarm>(`/api/v1/alarms/${part.id}/merge`, { into: whole.id }));
    const desk = await openQueue('operator', WIDE);
    await desk.follow(`/shift?layers=none&alarm=${whole.id}`);
    await numberOn(desk, whole.number).waitFor();
    const name = desk.word('shift', 'act.unmerge');
    await card(desk).getByRole('button', { name, exact: true }).click();
    const submit = dialog(desk).getByRole('button', { name, exact: true });
    await written(desk).fill('да');
    expect(await submit.isDisabled()).toBe(true);
    await written(desk).fill('другая сторона улицы');
    await desk.picture('shift-unmerge-ru');
    await submit.click();
    await dialog(desk).waitFor({ state: 'detached' });
    expect((await alarmOf(part.id)).mergedInto).toBeNull();
    await desk.follow(`/shift?layers=none&alarm=${part.id}`);
    await card(desk).getByText('другая сторона улицы').waitFor();
  }, 120_000);

  it('somebody else was first: the second hears who', async () => {
    const { items } = await (
      await stage.abat.as('operator')
    ).read<ListPage<Alarm>>(`/api/v1/alarms?flood=${await flood()}&state=new&limit=1`);
    const { id = '', number } = items[0] ?? {};
    const desk = await openQueue('operator', {
      path: `/shift?layers=none&a.flood=${await flood()}&alarm=${id}`,
    });
    await numberOn(desk, number ?? 0).waitFor();
    const administrator = await stage.abat.as('administrator');
    // The other takes it while the press of the key is on its way.
    let won: Promise<Alarm> | undefined;
    await desk.page.route('**/take', async (route) => {
      won ??= administrator.done(administrator.post<Alarm>(`/api/v1/alarms/${id}/take`));
      await won.finally(() => route.continue());
    });
    desk.faults.expect(/409/);
    await desk.page.keyboard.press('t');
    await desk.page.getByRole('alert').first().waitFor();
    const { owner } = (await won) as Alarm;
    expect(await desk.page.getByRole('alert').first().textContent()).toContain(owner?.name);
    expect((await alarmOf(id)).owner).toEqual(owner);
  }, 120_000);

  it('a key that may do nothing says why, and nothing is done', async () => {
    const desk = await openQueue();
    await card(desk).waitFor();
    await desk.page.keyboard.press('j');
    const id = await choice(desk);
    const { version } = await alarmOf(id);
    desk.faults.expect(/ERR_|WebSocket|websocket|Failed to load/);
    await desk.context.setOffline(true);
    await desk.page.locator('[data-testid=connection]:not([data-status=live])').waitFor();
    for (const key of ['t', 's']) {
      await desk.page.keyboard.press(key);
      await desk.page
        .getByRole('alert')
        .filter({ hasText: desk.word('common', 'state.blockedWhileStale') })
        .waitFor();
    }
    expect(await dialog(desk).count()).toBe(0);
    await desk.context.setOffline(false);
    await desk.connection('live').waitFor();
    expect((await alarmOf(id)).version).toBe(version);
    desk.faults.expectNone();
  }, 120_000);

  it('a line of the journal that is being written is asked about before it is lost', async () => {
    const path = `/shift?layers=none&a.side=journal&a.flood=${await flood()}`;
    const desk = await openQueue('operator', { path });
    const { page } = desk;
    const line = page.getByTestId('journal').getByRole('textbox', { name: desk.word('shift', 'journal.new') });
    await line.fill('Звонили из акимата');
    await page.getByTestId('alarm-row').first().click();
    await page.getByRole('button', { name: desk.word('edit', 'unsaved.stay') }).click();
    expect(await line.inputValue()).toBe('Звонили из акимата');
    await page.getByRole('button', { name: desk.word('shift', 'journal.write') }).click();
    await page.getByTestId('journal').locator('li').filter({ hasText: 'Звонили из акимата' }).waitFor();
    await page.getByTestId('alarm-row').first().click();
    await page.getByTestId('alarm-card').waitFor();
  }, 120_000);
});

describe('Given the cards of alarms', () => {
  const form = ({ page }: Desk) => page.getByTestId('card-form');
  const field = (desk: Desk, part: string) => desk.page.getByTestId(`card-${part}`).locator('textarea[lang=ru]');
  const save = (desk: Desk) =>
    form(desk).getByRole('button', { name: desk.word('common', 'action.save'), exact: true });

  it('an administrator words one and sets how soon; the operator reads it at once; it is given back', async () => {
    const admin = await stage.openAs('administrator', {
      path: '/settings?view=cards&rule=work.clash&layers=none',
      ...WIDE,
    });
    await form(admin).waitFor();
    const shipped = await field(admin, 'action').inputValue();
    await field(admin, 'action').fill('Позвоните обеим сторонам до выезда.');
    const urgent = admin.page.getByTestId('level-critical');
    await urgent.locator('input[inputmode]').fill('');
    await urgent.getByRole('alert').waitFor();
    expect(await save(admin).isDisabled()).toBe(true);
    await urgent.locator('input[inputmode]').fill('45');
    await urgent.getByRole('alert').waitFor({ state: 'detached' });
    await admin.picture('alarm-cards-ru');
    expect(await barriers(admin)).toEqual([]);
    await save(admin).click();
    await form(admin).getByText(admin.word('settings', 'cards.edited')).waitFor();
    const api = await stage.abat.as('viewer');
    const stored = async () =>
      (await api.read<{ items: AlarmCard[] }>('/api/v1/alarms/cards')).items.find(({ rule }) => rule === 'work.clash');
    expect(await stored()).toMatchObject({
      edited: true,
      action: { ru: 'Позвоните обеим сторонам до выезда.' },
      levels: { critical: { minutes: 45 } },
    });
    await form(admin)
      .getByRole('button', { name: admin.word('settings', 'cards.reset') })
      .click();
    await dialog(admin)
      .getByRole('button', { name: admin.word('settings', 'cards.reset') })
      .click();
    await form(admin).getByText(admin.word('settings', 'cards.shipped')).waitFor();
    expect(await field(admin, 'action').inputValue()).toBe(shipped);
    expect(await stored()).toMatchObject({ edited: false });
  }, 120_000);

  it('what is typed survives what somebody else saves meanwhile', async () => {
    const admin = await stage.openAs('administrator', {
      path: '/settings?view=cards&rule=work.order&layers=none',
      ...ENOUGH,
    });
    await form(admin).waitFor();
    await field(admin, 'meaning').fill('Набрано здесь');
    const api = await stage.abat.as('administrator');
    const { items } = await api.read<{ items: AlarmCard[] }>('/api/v1/alarms/cards');
    const card = items.find(({ rule }) => rule === 'work.order');
    if (!card) throw new TypeError('no card');
    const { meaning, consequence, action, owner, levels, version } = card;
    const other = { ...meaning, ru: 'Сохранено другим' };
    await api.done(
      api.put('/api/v1/alarms/cards/work.order', { meaning: other, consequence, action, owner, levels }, version),
    );
    await form(admin)
      .getByRole('button', { name: admin.word('settings', 'outdated.takeOver') })
      .waitFor();
    expect(await field(admin, 'meaning').inputValue()).toBe('Набрано здесь');
    admin.faults.expect(/412/);
    await save(admin).click();
    await form(admin).getByRole('alert').nth(1).waitFor();
    await form(admin)
      .getByRole('button', { name: admin.word('settings', 'outdated.takeOver') })
      .click();
    expect(await field(admin, 'meaning').inputValue()).toBe('Сохранено другим');
  }, 120_000);

  it('whoever may not set rules reads them', async () => {
    const desk = await stage.openAs('operator', { path: '/settings?view=cards&layers=none', ...ENOUGH });
    await form(desk).waitFor();
    expect(await field(desk, 'action').isDisabled()).toBe(true);
    expect(await save(desk).count()).toBe(0);
  }, 120_000);
});

describe('Given a shift that ends', () => {
  it('the outgoing operator prepares and signs, the incoming one signs, and an unsigned one is visible', async () => {
    const operator = await stage.openAs('operator', { path: '/shift?layers=none', ...WIDE });
    await operator.page.getByRole('button', { name: operator.word('shift', 'shift.start') }).click();
    const box = (desk: Desk) => desk.page.getByTestId('shift-box').getByRole('button').first();
    const press = (desk: Desk, key: string) =>
      dialog(desk)
        .getByRole('button', { name: desk.word('shift', key), exact: true })
        .click();
    const api = await stage.abat.as('operator');
    const state = async () => (await api.read<ListPage<Shift>>('/api/v1/shifts?limit=1')).items[0]?.state;
    await waitUntil(async () => (await state()) === 'running', { what: 'a shift' });
    await waitUntil(async () => ((await box(operator).textContent()) ?? '').includes('№'), { what: 'the own shift' });
    await box(operator).click();
    await press(operator, 'handover.prepare');
    await operator.page.getByTestId('handover').waitFor();
    await operator.picture('shift-handover-ru');
    await press(operator, 'handover.signOut');
    await waitUntil(async () => (await state()) === 'signed', { what: 'the first signature' });
    const administrator = await stage.openAs('administrator', { path: '/shift?layers=none', locale: 'kk', ...WIDE });
    const waiting = administrator.page.getByTestId('shift-box').getByRole('button').last();
    await waitUntil(async () => ((await waiting.textContent()) ?? '').includes('№'), { what: 'the unsigned shift' });
    await waiting.click();
    await administrator.page.getByTestId('handover').waitFor();
    await press(administrator, 'handover.signIn');
    await waitUntil(
      async () =>
        (await api.read<ListPage<Shift>>('/api/v1/shifts?limit=5')).items.some((shift) => shift.state === 'ended'),
      { what: 'the second signature' },
    );
  }, 120_000);
});

describe('axe finds nothing serious in the queue', () => {
  it.each([
    ['dark', 'ru'],
    ['light', 'kk'],
  ] as const)(
    '%s, %s',
    async (theme, locale) => {
      const desk = await openQueue('operator', { theme, locale });
      expect(await barriers(desk)).toEqual([]);
      for (const side of ['journal', 'notes', 'people'] as const) {
        await desk.follow(`/shift?layers=none&a.side=${side}&a.flood=${await flood()}`);
        expect(await barriers(desk)).toEqual([]);
      }
    },
    120_000,
  );
});
