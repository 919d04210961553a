import { HeardEvents, measureMemory, tellMany, type PageMemory } from '../support/soak.js';
import { isDeep } from './support/depth.js';
import { prepareStage } from './support/stage.js';
import { OpenWall, SCENES, SIZES } from './support/walls.js';

const stage = prepareStage();

/** Every scene, each as short as may be. */
const TURNING = SCENES.map((scene) => ({ scene, durationS: 5 }));
const WARM_UP = 1_000;
const EVENTS = isDeep ? 30_000 : 2_000;
/** What a page may hold more after the events than after the warm-up, as a share. */
const MOST_GROWTH = 1.1;
/** Two looks at a wall at rest were seen to differ by up to 0.35 MB without more elements or listeners, MB. */
const LOOKS_DIFFER_MB = 0.5;

/** By what a page grew most: its data, its elements or its listeners. */
const growth = (before: PageMemory, after: PageMemory): number =>
  Math.max(
    (after.heapMb - LOOKS_DIFFER_MB) / before.heapMb,
    after.nodes / before.nodes,
    after.listeners / before.listeners,
  );

/** A page that hears events, and how it is measured at rest. */
type Watched = { name: string; heard: HeardEvents; measure: () => Promise<PageMemory> };

async function openDesk(name: string, path: string): Promise<Watched> {
  const desk = await stage.open({ width: 1280, height: 800 });
  const heard = HeardEvents.watch(desk.page);
  await desk.goto(path);
  await desk.signIn('operator');
  await desk.settled();
  return { name, heard, measure: () => measureMemory(desk.page) };
}

async function openWall(): Promise<Watched & { wall: OpenWall }> {
  const desk = await stage.open(SIZES['fhd-55']);
  const heard = HeardEvents.watch(desk.page);
  const wall = await OpenWall.pair(stage, desk, { profile: 'fhd-55', breakInS: 0, scenes: TURNING });
  // The scene that is measured is always the same.
  const measure = async (): Promise<PageMemory> => {
    await wall.showScene('city-now');
    await desk.mapDrawn();
    const memory = await measureMemory(desk.page);
    await wall.letGo();
    return memory;
  };
  return { name: 'a wall that turns its scenes', heard, measure, wall };
}

describe('pages that are open for a week', () => {
  it('do not grow by thousands of events and many turns of scenes', async () => {
    const walled = await openWall();
    const pages = [
      walled,
      await openDesk('the console with a map and a list', '/findings?layers=findings'),
      await openDesk('a table', '/programme?layers=none'),
    ];
    const tell = (count: number) =>
      tellMany(
        stage.abat.sql,
        count,
        pages.map(({ heard }) => heard),
      );
    // All scenes are seen once before anything is measured.
    await Promise.all([tell(WARM_UP), walled.wall.turned(TURNING.length)]);
    const measured: (Watched & { before: PageMemory })[] = [];
    for (const page of pages) measured.push({ ...page, before: await page.measure() });
    await Promise.all([tell(EVENTS), walled.wall.turned(2 * TURNING.length)]);
    const grown: string[] = [];
    for (const { name, before, measure } of measured) {
      const after = await measure();
      process.stderr.write(`${name}: ${JSON.stringify({ before, after })}\n`);
      if (growth(before, after) >= MOST_GROWTH) grown.push(name);
    }
    expect(grown).toEqual([]);
  }, 600_000);
});
