import type { Alarm, AlarmSummary, Comparison, Page as ListPage, Scenario } from '@abat/contracts';
import { waitUntil } from '../support/wait.js';
import { PLACES } from '../e2e/support/works.js';
import type { Desk } from './support/desk.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();
const WIDE = { width: 1920, height: 1080 };

/** How many rows the list on the screen says it has. */
async function listed(desk: Desk, namespace: string): Promise<number> {
  const [before = '', after = ''] = desk.word(namespace, 'shown').split(/\{\{shown\}\}[^{]*\{\{total\}\}/);
  const foot = desk.page.getByText(new RegExp(`^${before}[\\d\\s]+\\D+[\\d\\s]+${after}$`)).first();
  const numbers = (await foot.textContent())?.match(/\d[\d\s]*/g) ?? [];
  return Number(numbers.at(-1)?.replaceAll(/\s/g, ''));
}
const reaches = (desk: Desk, namespace: string, count: number): Promise<unknown> =>
  waitUntil(async () => (await listed(desk, namespace)) === count, { what: `a list of ${count}` });
const numberOf = (text: string | null): number => Number((text ?? '').replaceAll(/\D/g, ''));

/** Works on one spot, all of one title. */
const pile = (count: number, [lon, lat]: readonly [number, number]): Promise<unknown> =>
  stage.abat.sql.query(
    `WITH pile AS (
      INSERT INTO work (external_id, title, agency_id, function_id, starts_on, ends_on)
      SELECT 'pile-' || n || '-' || $2, 'Груда ' || n, (SELECT id FROM agency LIMIT 1), (SELECT id FROM city_function LIMIT 1),
        current_date + 200, current_date + 210 FROM generate_series(1, $1::int) n RETURNING id, starts_on, ends_on)
    INSERT INTO work_zone (work_id, starts_on, ends_on, buffer_m, geom)
    SELECT id, starts_on, ends_on, 5, ST_SetSRID(ST_MakePoint($2::float8, $3::float8), 4326) FROM pile`,
    [count, lon, lat],
  );

describe('a number that can be clicked', () => {
  it('a count of 12 on the map leads to 12 works', async () => {
    await pile(12, PLACES.baiterek);
    await pile(3, PLACES.railwayStation);
    const [lon, lat] = PLACES.baiterek;
    const path = `/works?w.q=${encodeURIComponent('груда')}&layers=works&map=11/${lat}/${lon}`;
    const desk = await stage.openAs('operator', { path, ...WIDE });
    await reaches(desk, 'works', 15);
    await desk.mapDrawn();
    const box = await desk.page.getByTestId('map').boundingBox();
    if (!box) throw new Error('there is no map');
    await desk.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await desk.page.waitForURL(/[?&]w\.square=\d+\/\d+\/\d+/);
    await reaches(desk, 'works', 12);
    await desk.page.getByTestId('area-chip').click();
    await reaches(desk, 'works', 15);
  }, 120_000);

  it('every number of the strip leads to as many alarms', async () => {
    const api = await stage.abat.as('operator');
    const read = (): Promise<AlarmSummary> => api.read('/api/v1/alarms/summary');
    await waitUntil(async () => (await read()).byState.new > 3, { what: 'alarms of the first start' });
    const [one, two] = (await api.read<ListPage<Alarm>>('/api/v1/alarms?state=new&limit=2')).items;
    await stage.abat.sql.query("UPDATE alarm SET respond_by = now() - interval '1 minute' WHERE id = $1", [one?.id]);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await api.done(api.post(`/api/v1/alarms/${two?.id}/snooze`, { reason: 'ждём ответа', until }));
    const desk = await stage.openAs('operator', { path: '/shift?layers=none', ...WIDE });
    const links = desk.page
      .getByTestId('alarm-strip')
      .getByRole('link')
      .filter({ hasText: /^\D*\d+\D*$/ });
    await links.first().waitFor();
    const names = await links.allTextContents();
    expect(names.length).toBeGreaterThanOrEqual(6);
    for (const [place, name] of names.entries()) {
      await links.nth(place).click();
      await reaches(desk, 'shift', numberOf(name));
    }
  }, 120_000);

  it('the numbers of a district on the map of a scenario lead to its findings', async () => {
    const api = await stage.abat.as('reviewer');
    const [scenario] = (await api.read<ListPage<Scenario>>('/api/v1/scenarios?limit=1')).items;
    const desk = await stage.openAs('reviewer', { path: `/scenarios/${scenario?.id}?layers=none`, ...WIDE });
    const { page } = desk;
    const findings = page.getByRole('main').getByTestId('comparison-findings');
    await findings.waitFor();
    await desk.settled();
    await desk.mapDrawn();
    const box = await page.getByRole('main').getByTestId('comparison-map').locator('canvas').boundingBox();
    if (!box) throw new Error('there is no map');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForURL(/[?&]district=/);
    const district = new URL(page.url()).searchParams.get('district') ?? '';
    const compared = await api.read<Comparison>(`/api/v1/scenarios/${scenario?.id}/comparison`);
    await desk.picture('scenario-district-ru');
    for (const [place, set] of (['closed', 'opened', 'remaining'] as const).entries()) {
      const tab = findings.getByRole('tab').nth(place);
      const here = compared[set].filter(({ territory }) => territory.includes(district));
      expect(numberOf(await tab.textContent())).toBe(here.length);
      await tab.click();
      await tab.and(page.locator('[aria-selected=true]')).waitFor();
      expect(await findings.getByRole('listitem').count()).toBe(Math.min(here.length, 30));
    }
    // A link shows another person the same, down to the finding that is open.
    await findings.getByRole('listitem').getByRole('button').first().click();
    const open = findings.locator('[aria-expanded=true]');
    const title = await open.textContent();
    const other = await stage.openAs('viewer', { path: page.url().replace(desk.base, ''), ...WIDE });
    expect(
      await other.page
        .getByRole('main')
        .getByTestId('comparison-findings')
        .locator('[aria-expanded=true]')
        .textContent(),
    ).toBe(title);
  }, 180_000);
});

describe('a choice of a filter', () => {
  it.each([
    ['/works?layers=none&w.period=all', 'works', ['works', 'filter.agency']],
    ['/findings?layers=none', 'findings', ['findings', 'filter.status']],
    ['/powers/mandates?layers=none', 'powers', ['powers', 'field.inForce']],
  ] as const)(
    'of %s says how many rows it leaves',
    async (path, footer, [namespace, key]) => {
      const desk = await stage.openAs('operator', { path, ...WIDE });
      const { page } = desk;
      const filter = page.getByRole('combobox', { name: desk.word(namespace, key), exact: true }).first();
      await filter.click();
      const option = page
        .getByRole('option')
        .filter({ hasText: /[1-9]\d*$/, visible: true })
        .first();
      await option.waitFor();
      const count = numberOf(/\d[\d\s]*$/.exec((await option.textContent()) ?? '')?.[0] ?? null);
      await option.click();
      await reaches(desk, footer, count);
    },
    90_000,
  );
});

describe('the address', () => {
  it('keeps the order of a table, and what is unfolded in a drawer', async () => {
    const desk = await stage.openAs('operator', { path: '/projects?layers=none', ...WIDE });
    const { page } = desk;
    const cost = page.getByRole('columnheader', { name: desk.word('plan', 'field.costKzt') });
    await cost.getByRole('button').click();
    await cost.and(page.locator('[aria-sort=ascending]')).waitFor();
    await cost.getByRole('button').click();
    await page.waitForURL(/[?&]p\.sort=-cost/);
    const api = await stage.abat.as('operator');
    const { items } = await api.read<ListPage<{ title: string }>>('/api/v1/projects?sort=-cost&limit=1');
    const first = page.getByTestId('projects-list').getByRole('row').nth(1).getByRole('button');
    await first.filter({ hasText: items[0]?.title ?? '?' }).waitFor();
    await page.reload();
    await cost.and(page.locator('[aria-sort=descending]')).waitFor();
    await first.filter({ hasText: items[0]?.title ?? '?' }).waitFor();
    const [work] = (await api.read<ListPage<{ id: string }>>('/api/v1/works?limit=1')).items;
    await desk.follow(`/works?layers=none&sel=work:${work?.id}&near=5000`);
    const layer = page.getByTestId('nearby-works');
    await layer.locator('summary').click();
    await page.waitForURL(/[?&]open=near-works/);
    await page.reload();
    await layer.and(page.locator('[open]')).waitFor();
  }, 120_000);
});
