import { HeardEvents, measureMemory, tellMany, type PageMemory } from '../support/soak.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();

const WARM_UP = 1_000;
const EVENTS = Number(process.env['ABAT_SOAK_EVENTS'] ?? 3_000);
/** What a page may hold more after the events than after the warm-up, as a share. */
const MOST_GROWTH = 1.1;

const grown = (before: PageMemory, after: PageMemory) => ({
  heap: after.heapMb / before.heapMb,
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
});
