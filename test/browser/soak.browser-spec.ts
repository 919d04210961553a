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

const grown = (before: PageMemory, after: PageMemory) => ({
  heap: (after.heapMb - LOOKS_DIFFER_MB) / before.heapMb,
  nodes: after.nodes / before.nodes,
  listeners: after.listeners / before.listeners,
});

describe('a page that is open for a week', () => {
  it.each([
    ['the console with a map and a list', '/findings?layers=findings'],
    ['a table', '/programme?layers=none'],
  ])(
    '%s does not grow by thousands of events',
    async (_name, path) => {
      const desk = await stage.open({ width: 1280, height: 800 });
      const heard = HeardEvents.watch(desk.page);
      await desk.goto(path);
      await desk.signIn('operator');
      await desk.settled();
      await tellMany(stage.abat.sql, WARM_UP, [heard]);
      const before = await measureMemory(desk.page);
      await tellMany(stage.abat.sql, EVENTS, [heard]);
      const after = await measureMemory(desk.page);
      process.stderr.write(`${path}: ${JSON.stringify({ before, after })}\n`);
      for (const ratio of Object.values(grown(before, after))) expect(ratio).toBeLessThan(MOST_GROWTH);
    },
    300_000,
  );

  it('a wall does not grow by thousands of events and many turns of its scenes', async () => {
    const desk = await stage.open(SIZES['fhd-55']);
    const heard = HeardEvents.watch(desk.page);
    const wall = await OpenWall.pair(stage, desk, { profile: 'fhd-55', breakInS: 0, scenes: TURNING });
    // All scenes were seen once, and the one that is measured is always the same.
    const calm = async (): Promise<PageMemory> => {
      await wall.showScene('city-now');
      await desk.mapDrawn();
      const memory = await measureMemory(desk.page);
      await wall.letGo();
      return memory;
    };
    await wall.turned(TURNING.length);
    await tellMany(stage.abat.sql, WARM_UP, [heard]);
    const before = await calm();
    await Promise.all([tellMany(stage.abat.sql, EVENTS, [heard]), wall.turned(2 * TURNING.length)]);
    const after = await calm();
    process.stderr.write(`/wall: ${JSON.stringify({ before, after })}\n`);
    for (const ratio of Object.values(grown(before, after))) expect(ratio).toBeLessThan(MOST_GROWTH);
  }, 600_000);
});
