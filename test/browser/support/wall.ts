import type { Locale, Screen } from '@abat/contracts';
import type { Desk } from './desk.js';
import type { Stage } from './stage.js';

/** Scenes as they are shipped, in their order. */
export const SCENES = ['city-now', 'district-focus', 'powers', 'works-week', 'money', 'requests', 'decisions'] as const;

/** A full HD wall that speaks a language, paired by its code, with a way to put a scene on it. */
export async function openWallIn(stage: Stage, locale: Locale) {
  const desk = await stage.open({ locale, width: 1920, height: 1080 });
  await desk.goto('/wall');
  const code = desk.page.getByTestId('pairing-code').filter({ hasText: /[A-Z2-9]{3} [A-Z2-9]{3}/ });
  const api = await stage.abat.as('operator');
  const draft = { code: await code.textContent(), name: `Wall ${locale}`, profile: 'fhd-55', locale, drift: false };
  const screen = await api.done(api.post<Screen>('/api/v1/screens', draft));
  await desk.page.getByTestId('wall').waitFor();
  const show = async (scene: string): Promise<Desk> => {
    await api.done(api.post(`/api/v1/screens/${screen.id}/show`, { minutes: 5, kind: 'scene', code: scene }));
    await desk.page.locator(`[data-testid=wall][data-scene="${scene}"]`).waitFor();
    await desk.page.waitForFunction(() => !document.querySelector('[data-state=loading]'));
    return desk;
  };
  return { desk, show };
}
