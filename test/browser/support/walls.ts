import type { Screen, ScreenDraft, ScreenProfile } from '@abat/contracts';
import type { Page } from 'playwright-core';
import type { Desk, DeskOptions } from './desk.js';
import type { Stage } from './stage.js';

export const SCENES = [
  ...(['city-now', 'district-focus', 'powers', 'works-week', 'money', 'requests', 'decisions'] as const),
];
/** Screens that ship, px. */
export const SIZES = {
  'fhd-55': { width: 1920, height: 1080 },
  'uhd-86': { width: 3840, height: 2160 },
  'wall-3x2': { width: 5760, height: 2160 },
  'desk-24': { width: 1920, height: 1080 },
} as const;
export type Profile = keyof typeof SIZES;
export const PROFILES = Object.keys(SIZES) as Profile[];

/** The code a wall shows. */
export async function codeOf(page: Page): Promise<string> {
  const code = page.getByTestId('pairing-code').filter({ hasText: /[A-Z2-9]{3} [A-Z2-9]{3}/ });
  await code.waitFor();
  return (await code.textContent()) ?? '';
}

export const sceneOn = (page: Page, code: string) => page.locator(`[data-testid=wall][data-scene="${code}"]`);

/** A wall in its browser, paired as the console does it. */
export class OpenWall {
  private constructor(
    private readonly stage: Stage,
    readonly desk: Desk,
    readonly screen: Screen,
    readonly profile: ScreenProfile,
  ) {}

  static async open(stage: Stage, profile: Profile, fields: object = {}, options: DeskOptions = {}): Promise<OpenWall> {
    const desk = await stage.open({ ...SIZES[profile], ...options });
    return OpenWall.pair(stage, desk, { profile, ...fields });
  }

  /** Makes a wall of a browser that was just opened. */
  static async pair(stage: Stage, desk: Desk, fields: { profile: Profile } & Partial<ScreenDraft>): Promise<OpenWall> {
    const { profile } = fields;
    await desk.goto('/wall');
    const api = await stage.abat.as('operator');
    const draft = { code: await codeOf(desk.page), name: `Wall ${profile}`, ...fields };
    const screen = await api.done(api.post<Screen>('/api/v1/screens', draft));
    await desk.page.getByTestId('wall').waitFor();
    await desk.page.locator('[data-testid=connection][data-status=live], [data-testid=wall-asleep]').first().waitFor();
    return new OpenWall(stage, desk, screen, await api.read<ScreenProfile>(`/api/v1/screen-profiles/${profile}`));
  }

  get page(): Page {
    return this.desk.page;
  }

  /** Puts something on the wall. */
  async show(what: object): Promise<void> {
    const api = await this.stage.abat.as('operator');
    await api.done(api.post(`/api/v1/screens/${this.screen.id}/show`, { minutes: 5, ...what }));
  }

  /** Puts a scene on the wall and waits until everything in it has its figures. */
  async showScene(code: string): Promise<void> {
    await this.show({ kind: 'scene', code });
    await sceneOn(this.page, code).waitFor();
    await this.stands();
  }

  /** Lets the wall return to its scenes. */
  async letGo(): Promise<void> {
    const api = await this.stage.abat.as('operator');
    await api.done(api.delete(`/api/v1/screens/${this.screen.id}/show`));
  }

  /** Waits until so many scenes came into view. */
  async turned(count: number): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) {
      const scene = await this.page.getByTestId('wall').getAttribute('data-scene');
      await this.page.locator(`[data-testid=wall]:not([data-scene="${scene}"])`).waitFor();
    }
  }

  /** Waits until nothing loads and maps have their canvas. */
  async stands(): Promise<void> {
    await this.page.waitForFunction(
      () =>
        document.querySelector('[data-state=loading]') === null &&
        document.querySelectorAll('[data-testid=wall-map]').length ===
          document.querySelectorAll('[data-testid=wall-map] [data-ready=true]').length,
    );
    // What was measured with other letters is measured again, and drawn a frame later.
    await this.page.evaluate(async () => {
      await document.fonts.ready;
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    });
  }
}
