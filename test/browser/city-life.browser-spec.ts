import type { WorkSummary, Page as ListPage } from '@abat/contracts';
import type { Locator } from 'playwright-core';
import { waitUntil } from '../support/wait.js';
import { isDeep } from './support/depth.js';
import { prepareStage } from './support/stage.js';
import { OpenWall } from './support/walls.js';

const stage = prepareStage();

/** How long the city is replayed. */
const MINUTES = isDeep ? 60 : 0.75;
const AWAY = [/ERR_/, /WebSocket/, /Failed to load resource/, /answer 50\d/, /request failed/, /assets\/maplibre/];
/** The slowest a screen may be with the last change after everything is back. */
const EQUAL_WITHIN_MS = 20_000;
const CONSOLE = '/works?layers=works&w.period=all';

/** A wall as it hangs, with one scene: no person, paired by the code it shows. */
const openWall = (scene: string): Promise<OpenWall> =>
  OpenWall.open(stage, 'fhd-55', { name: `Стена ${scene}`, scenes: [{ scene }], breakInS: 0 });

/** All that is written there, without the moments when figures were read. */
const written = (place: Locator): Promise<string> =>
  place.evaluate((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const age of copy.querySelectorAll('[data-testid=block-age]')) age.remove();
    return copy.textContent;
  });

/** Both say the same: what was told piece by piece, and what is read at once. */
const saysTheSame = (long: Locator, fresh: Locator): Promise<boolean> =>
  waitUntil(async () => (await written(long)) === (await written(fresh)), {
    what: 'the screen that lived through it to say what one says that was just opened',
    timeoutMs: EQUAL_WITHIN_MS,
    everyMs: 250,
  });

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

async function kpis(wall: OpenWall): Promise<number[]> {
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
      const cityNow = await openWall('city-now');
      const walls = {
        'city-now': cityNow,
        'works-week': await openWall('works-week'),
        decisions: await openWall('decisions'),
      };
      const desk = await stage.openAs('operator', { path: CONSOLE });
      await desk.settled();
      const screens = [...Object.values(walls).map((wall) => wall.desk), desk];
      const loads: string[] = [];
      for (const { faults, page } of screens) {
        faults.expect(...AWAY);
        page.on('load', () => loads.push(page.url()));
      }
      const until = Date.now() + MINUTES * 60_000;
      const rest = liveOn();
      for (let kill = 0; Date.now() < until || kill < KILLS.length; kill += 1) {
        await KILLS[kill % KILLS.length]?.();
        await Promise.all(screens.map((screen) => screen.connection('live').waitFor()));
      }
      await rest();
      await stage.abat.settled();
      const wanted = await counts();
      await waitUntil(
        async () => {
          const [open, today] = await kpis(cityNow);
          const total = await totalOf(desk.page.locator('main'));
          return total === wanted.works && open === wanted.open && today === wanted.today;
        },
        { what: `the screens to show ${JSON.stringify(wanted)}`, timeoutMs: EQUAL_WITHIN_MS, everyMs: 250 },
      );
      expect(wanted.works).toBeGreaterThan(0);
      for (const [scene, wall] of Object.entries(walls)) {
        const fresh = await openWall(scene);
        await saysTheSame(wall.page.getByTestId('scene'), fresh.page.getByTestId('scene'));
      }
      const fresh = await stage.openAs('operator', { path: CONSOLE });
      await saysTheSame(desk.page.locator('main'), fresh.page.locator('main'));
      expect(loads).toEqual([]);
      for (const screen of screens) screen.faults.expectNone();
      await cityNow.desk.picture('city-life-wall');
      await desk.picture('city-life-console');
    },
    (MINUTES + 6) * 60_000,
  );
});
