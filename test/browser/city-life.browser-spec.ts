import type { WorkSummary, Page as ListPage } from '@abat/contracts';
import type { Locator } from 'playwright-core';
import { waitUntil } from '../support/wait.js';
import { isDeep } from './support/depth.js';
import type { Desk } from './support/desk.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();

/** How long the city is replayed. */
const MINUTES = isDeep ? 60 : 0.75;
const WALLS = 3;
const AWAY = [/ERR_/, /WebSocket/, /Failed to load resource/, /answer 50\d/, /request failed/, /assets\/maplibre/];
/** The slowest a screen may be with the last change after everything is back. */
const EQUAL_WITHIN_MS = 20_000;
const CONSOLE = '/works?layers=works&w.period=all';

/** A wall as it hangs: no person, paired by the code it shows. */
async function openWall(number: number): Promise<Desk> {
  const wall = await stage.open({ width: 1920, height: 1080 });
  // Whether it is paired is asked first; it is not.
  wall.faults.expect(/\b401\b/);
  await wall.goto('/wall');
  const code = wall.page.getByTestId('pairing-code').filter({ hasText: /[A-Z0-9]{3} [A-Z0-9]{3}/ });
  await code.waitFor();
  const operator = await stage.abat.as('operator');
  const draft = {
    code: await code.textContent(),
    name: `Стена ${number}`,
    profile: 'fhd-55',
    scenes: [{ scene: 'city-now' }],
    breakInS: 0,
  };
  await operator.done(operator.post('/api/v1/screens', draft));
  await wall.page.getByTestId('wall').waitFor();
  wall.faults.expectNone();
  return wall;
}

/** What the city has, as the wall and the console count it. */
const COUNTS = `
SELECT (SELECT count(*)::int FROM finding d WHERE d.status IN ('open', 'assessed', 'in-decision') AND NOT d.period << daterange(current_date, NULL)) AS open,
  (SELECT count(*)::int FROM work w WHERE w.starts_on <= current_date AND w.ends_on >= current_date
    AND w.status IN ('planned', 'approved', 'running')) AS today,
  (SELECT count(*)::int FROM work) AS works`;
type Counts = { open: number; today: number; works: number };

const counts = async (): Promise<Counts> => {
  const rows: Counts[] = await stage.abat.sql.query(COUNTS);
  return rows[0] ?? { open: 0, today: 0, works: 0 };
};

const numberIn = (text: string | null): number => Number((text ?? '').replaceAll(/\D/g, ''));

async function kpis(wall: Desk): Promise<number[]> {
  const shown = await wall.page.locator('[data-part=figure] [data-kpi]').allTextContents();
  return shown.slice(0, 2).map(numberIn);
}

/** "N of M": the M. */
async function totalOf(panel: Locator): Promise<number> {
  const text = (await panel.getByText(/Показано/).textContent()) ?? '';
  return numberIn(text.split('из').at(-1) ?? '');
}

/** People at work: works are made, moved and taken away, as far as the city answers. @returns ends them */
function liveOn(): () => Promise<void> {
  let isOver = false;
  const day = (from: number): string => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
  const change = async (number: number): Promise<void> => {
    const api = await stage.abat.as('operator');
    const draft = {
      ...{
        title: `Работа ${number}`,
        agency: 'dep-utilities',
        function: 'improvement',
        start: day(-(number % 3)),
        end: day(number % 5),
      },
      geometry: { type: 'Point', coordinates: [71.4 + (number % 60) / 1000, 51.12 + (number % 40) / 1000] },
    };
    await api.post('/api/v1/works', draft);
    const { items } = await api.read<ListPage<WorkSummary>>('/api/v1/works?sort=-updatedAt&limit=5');
    const last = items.at(-1);
    if (number % 3 === 0 && last) await api.delete(`/api/v1/works/${last.id}`, last.version);
  };
  const live = async (): Promise<void> => {
    for (let number = 1; !isOver; number += 1) {
      // While the api is away people try again, as they do.
      await change(number).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  };
  const living = live();
  return async () => {
    isOver = true;
    await living;
  };
}

const KILLS = [
  async () => {
    await stage.abat.kill('api');
    await stage.abat.startApi();
  },
  async () => {
    await stage.abat.kill('worker');
    await stage.abat.startWorker();
  },
  async () => {
    await stage.abat.redis.kill();
    await stage.abat.redis.up();
  },
];

describe('an hour of city life, shortened', () => {
  it(
    'three walls and a console end equal to the database, though api, worker and Redis were killed in turn',
    async () => {
      const walls: Desk[] = [];
      for (let number = 1; number <= WALLS; number += 1) walls.push(await openWall(number));
      const desk = await stage.openAs('operator', { path: CONSOLE });
      await desk.settled();
      for (const screen of [...walls, desk]) screen.faults.expect(...AWAY);
      const loads: string[] = [];
      for (const screen of [...walls, desk]) screen.page.on('load', () => loads.push(screen.page.url()));
      const until = Date.now() + MINUTES * 60_000;
      const rest = liveOn();
      for (let kill = 0; Date.now() < until || kill < KILLS.length; kill += 1) {
        await KILLS[kill % KILLS.length]?.();
        await Promise.all([...walls, desk].map((screen) => screen.connection('live').waitFor()));
      }
      await rest();
      await stage.abat.settled();
      const wanted = await counts();
      await waitUntil(
        async () => {
          const shown = await Promise.all(walls.map(kpis));
          const total = await totalOf(desk.page.locator('main'));
          return (
            total === wanted.works && shown.every(([open, today]) => open === wanted.open && today === wanted.today)
          );
        },
        { what: `every screen to show ${JSON.stringify(wanted)}`, timeoutMs: EQUAL_WITHIN_MS, everyMs: 250 },
      );
      expect(wanted.works).toBeGreaterThan(0);
      expect(loads).toEqual([]);
      for (const screen of [...walls, desk]) screen.faults.expectNone();
      await walls[0]?.picture('city-life-wall');
      await desk.picture('city-life-console');
    },
    (MINUTES + 6) * 60_000,
  );
});
