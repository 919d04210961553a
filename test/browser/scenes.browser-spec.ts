import type { Finding, Locale, Page as ListPage } from '@abat/contracts';
import { barriers } from './support/barriers.js';
import { isDeep } from './support/depth.js';
import { shifts } from './support/layout-shift.js';
import { prepareStage } from './support/stage.js';
import { colourShares, wallFaults } from './support/wall-audit.js';
import { OpenWall, PROFILES, type Profile, SCENES } from './support/walls.js';
import { faultsOfWords, writtenWords } from './support/words-check.js';

const stage = prepareStage();
/** What a browser says while the server is away. */
const AWAY = [/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET/, /WebSocket/, /Failed to load resource/, /answer 50\d/];
/** Whatever has figures, a map or a record in it. */
const TOLD = '[data-testid=block], [data-testid=spot-card]';
type Look = [profile: Profile, locale: Locale, theme: 'dark' | 'light'];
const everyLook = PROFILES.flatMap((profile) =>
  (['ru', 'kk', 'en'] as const).flatMap((locale) =>
    (['dark', 'light'] as const).map((theme): Look => [profile, locale, theme]),
  ),
);
/** Every profile in the language of the longest words, both themes; Russian has every profile with the longest names. */
const someLooks: Look[] = [
  ['fhd-55', 'kk', 'dark'],
  ['fhd-55', 'en', 'light'],
  ['uhd-86', 'kk', 'light'],
  ['wall-3x2', 'kk', 'light'],
  ['desk-24', 'kk', 'dark'],
];
/** Of the pixels of a wall on which nothing is wrong, at most this share has a strong colour. */
const MOST_COLOUR = 0.05;

/** What every scene of a wall has against it, by scene. */
async function faultsOf(wall: OpenWall, locale: Locale = 'ru'): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const written = await writtenWords(stage.abat.sql);
  for (const scene of SCENES) {
    await wall.showScene(scene);
    const faults = [
      ...(await shifts(wall.desk)),
      ...(await faultsOfWords(wall.desk, locale, written)),
      ...(await wallFaults(wall.page, wall.profile)),
    ];
    if (faults.length > 0) found[scene] = faults;
  }
  return found;
}

const open = (profile: Profile, locale: Locale, fields: object = {}) =>
  OpenWall.open(stage, profile, { locale, drift: false, ...fields }, { locale });

async function firstCritical(): Promise<Finding> {
  const api = await stage.abat.as('operator');
  const [finding] = (await api.read<ListPage<Finding>>('/api/v1/findings?severity=critical&limit=1')).items;
  if (!finding) throw new Error('the Astana set has no critical finding');
  return finding;
}

describe('nothing is cut, small, pale, blurred or over each other', () => {
  it.each(isDeep ? everyLook : someLooks)(
    'on %s in %s, %s',
    async (profile, locale, theme) => {
      const wall = await open(profile, locale, { theme });
      expect(await faultsOf(wall, locale)).toEqual({});
      const title = await wall.page.locator('h1').evaluate((one) => one.scrollWidth - one.clientWidth);
      expect(title).toBeLessThanOrEqual(0);
      await wall.show({ kind: 'finding', id: (await firstCritical()).id });
      await wall.page.getByTestId('spot').waitFor();
      await wall.stands();
      expect(await wallFaults(wall.page, wall.profile)).toEqual([]);
    },
    300_000,
  );

  it('with pixels of a screen finer than those of the page', async () => {
    const options = { width: 1920, height: 1080, scale: 2 };
    const wall = await OpenWall.open(stage, 'uhd-86', { drift: false, locale: 'ru' }, options);
    expect(await faultsOf(wall)).toEqual({});
  }, 300_000);

  it('with counts that add up, of the city and of a district, and the gravest where no proposal waits', async () => {
    const wall = await open('fhd-55', 'ru');
    const figure = wall.page.locator('[data-block=key-figures] [data-kpi]').first();
    for (const scene of ['city-now', 'district-focus']) {
      await wall.showScene(scene);
      const counts = await wall.page.locator('[data-testid=signal-strip] li:visible strong').allTextContents();
      const sum = counts.reduce((total, count) => total + Number(count), 0);
      expect([scene, String(sum)]).toEqual([scene, await figure.textContent()]);
    }
    await wall.showScene('decisions');
    await wall.page.locator('[data-block=decisions-due] li:has-text("F-")').first().waitFor();
  }, 120_000);

  it('says on the wall that its map is not whole', async () => {
    const wall = await open('fhd-55', 'ru');
    wall.desk.faults.expect(/tiles/, /503/);
    await wall.page.route('**/tiles/**', (route) => route.fulfill({ status: 503, body: '' }));
    await wall.showScene('powers');
    await wall.page.getByTestId('map-incomplete').waitFor();
    expect(await wallFaults(wall.page, wall.profile)).toEqual([]);
    await wall.page.unroute('**/tiles/**');
    await wall.page.getByTestId('map-incomplete').waitFor({ state: 'detached' });
  }, 120_000);
});

describe('what is out of date', () => {
  it.each(isDeep ? someLooks : someLooks.slice(0, 3))(
    'says how old it is and is as clear as before on %s in %s, %s',
    async (profile, locale, theme) => {
      const wall = await open(profile, locale, { theme });
      wall.desk.faults.expect(...AWAY);
      const looks = ['city-now', 'district-focus', 'works-week', 'spot'] as const;
      const found: Record<string, string[]> = {};
      for (const look of looks) {
        if (look === 'spot') await wall.show({ kind: 'finding', id: (await firstCritical()).id });
        else await wall.showScene(look);
        if (look === 'spot') await wall.page.getByTestId('spot').waitFor();
        await wall.stands();
        await stage.abat.kill('api');
        await wall.page.locator('[data-testid=block][data-stale=true]').first().waitFor();
        const all = wall.page.locator(TOLD);
        const figures = wall.page.locator('[data-block=key-figures] [data-part=figure]');
        const hidden = (await figures.count()) - (await figures.filter({ visible: true }).count());
        const silent = (await all.count()) - (await all.filter({ has: wall.page.getByTestId('block-age') }).count());
        found[look] = [
          ...(hidden > 0 ? [`${hidden} figures are left out`] : []),
          ...(silent > 0 ? [`${silent} parts do not say how old they are`] : []),
          ...(await wallFaults(wall.page, wall.profile)),
          ...(await barriers(wall, 'colours')),
        ];
        await stage.abat.startApi();
        await wall.desk.connection('live').waitFor();
      }
      expect(found).toEqual({ 'city-now': [], 'district-focus': [], 'works-week': [], spot: [] });
    },
    300_000,
  );
});

describe('where nothing is wrong', () => {
  beforeAll(async () => {
    const { sql } = stage.abat;
    await sql.query("UPDATE finding SET status = 'closed', closed_at = now()");
    await sql.query(`INSERT INTO outbox (type, rooms, subject_type, subject_id)
      SELECT 'finding.closed', ARRAY['city'], 'finding', id::text FROM finding LIMIT 1`);
    await stage.abat.settled();
  }, 120_000);

  it.each<Profile>(isDeep ? ['fhd-55', 'uhd-86', 'desk-24'] : ['fhd-55'])(
    'less than a twentieth of %s has a strong colour, and nothing is red',
    async (profile) => {
      const wall = await open(profile, 'ru');
      await wall.page.locator('[data-severity=critical][data-zero=true]').waitFor();
      for (const scene of SCENES) {
        await wall.showScene(scene);
        if (await wall.page.getByTestId('wall-map').count()) await wall.desk.mapDrawn();
        const { saturated, red } = await colourShares(wall.page);
        expect([scene, saturated < MOST_COLOUR, red]).toEqual([scene, true, 0]);
      }
    },
    300_000,
  );
});

describe('with the longest names', () => {
  const LONG = 'и прилегающих к нему внутриквартальных территорий общего пользования';

  beforeAll(async () => {
    const { sql } = stage.abat;
    const longer = (column: string) => `${column} = left(${column} || ' ' || $1, 120)`;
    const names = ['name_ru', 'name_kk', 'name_en'].map(longer).join(', ');
    await sql.query(`UPDATE agency SET ${names}`, [LONG]);
    await sql.query(`UPDATE city_function SET ${names}`, [LONG]);
    await sql.query(`UPDATE territory SET ${names} WHERE kind = 'district'`, [LONG]);
    await sql.query(`UPDATE work SET ${longer('title')}`, [LONG]);
    await sql.query("UPDATE finding SET status = 'open', closed_at = NULL");
  }, 120_000);

  it.each(PROFILES)(
    'numbers, states and ages stay whole on %s',
    async (profile) => {
      const wall = await open(profile, 'ru');
      expect(await faultsOf(wall)).toEqual({});
      await wall.show({ kind: 'finding', id: (await firstCritical()).id });
      await wall.page.getByTestId('spot').waitFor();
      await wall.stands();
      expect(await wallFaults(wall.page, wall.profile)).toEqual([]);
    },
    300_000,
  );
});
