import type { Role } from '@abat/contracts';
import type { Browser } from 'playwright-core';
import { AbatSystem } from '../../support/system.js';
import { launchBrowser } from '../../support/chromium.js';
import { Desk, type DeskOptions } from './desk.js';

/** What the tests of one file share. Desks are closed after each test, which fails when a page had faults. */
export type Stage = {
  readonly abat: AbatSystem;
  /** A desk in front of the door. */
  open(options?: DeskOptions): Promise<Desk>;
  /** A desk of somebody who signed in before, at `path`. */
  openAs(role: Role, options?: DeskOptions & { path?: string }): Promise<Desk>;
};

const START_MS = 180_000;

/** Starts Abat with the Astana set and a browser for the spec file, and ends both after it. */
export function prepareStage(): Stage {
  let abat: AbatSystem | null = null;
  let browser: Browser | null = null;
  const desks: Desk[] = [];
  beforeAll(async () => {
    [abat, browser] = await Promise.all([AbatSystem.start({ seed: 'astana' }), launchBrowser()]);
  }, START_MS);
  afterEach(async () => {
    const ended = await Promise.allSettled(desks.splice(0).map((desk) => desk.close()));
    const failed = ended.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  });
  afterAll(async () => {
    await browser?.close();
    await abat?.stop();
  }, START_MS);
  const started = (): { abat: AbatSystem; browser: Browser } => {
    if (!abat || !browser) throw new Error('the stage is ready from beforeAll on');
    return { abat, browser };
  };
  const open = async (options?: DeskOptions): Promise<Desk> => {
    const desk = await Desk.open(started().browser, started().abat.base, options);
    desks.push(desk);
    return desk;
  };
  return {
    get abat() {
      return started().abat;
    },
    open,
    openAs: async (role, { path = '/', ...options } = {}) => {
      const desk = await open(options);
      await desk.carry(await started().abat.openSession(`${role}@astana.demo`));
      await desk.goto(path);
      await desk.connection('live').waitFor();
      return desk;
    },
  };
}
