import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';

const KEPT = resolve('test/browser/pictures');
const SCREENSHOTS = resolve('test/browser/screenshots');
/** Whether pictures are taken anew instead of compared (`npm test -- browser --pictures`). */
const isRenewed = process.env['ABAT_TEST_PICTURES'] === 'new';
/** How much a pixel may differ before it counts; edges of letters that are drawn a shade otherwise do not. */
const PIXEL = 0.2;
/** Of all pixels at most this share may differ: another release of the browser draws a line here and there otherwise. */
const MOST = 0.001;

const kept = (name: string): string => join(KEPT, `${name}.png`);

/**
 * Compares what is on the screen with the picture of this name that was looked at and kept.
 * @param masked what differs from day to day, covered before comparing
 * @returns what is wrong; the picture as it is now and the difference then lie among the screenshots
 */
export async function unlikeKept(
  place: Page | Locator,
  name: string,
  masked: Locator[] = [],
  most = MOST,
): Promise<string[]> {
  const now = await place.screenshot({ animations: 'disabled', caret: 'hide', mask: masked, maskColor: '#808080' });
  if (isRenewed) {
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(kept(name), now);
    return [];
  }
  if (!existsSync(kept(name))) return [`${name}: no picture of it is kept`];
  const [before, after] = [PNG.sync.read(readFileSync(kept(name))), PNG.sync.read(now)];
  const { width, height } = before;
  if (after.width !== width || after.height !== height) {
    keep(name, now);
    return [`${name}: ${after.width} x ${after.height} px instead of ${width} x ${height}`];
  }
  const difference = new PNG({ width, height });
  const count = pixelmatch(before.data, after.data, difference.data, width, height, { threshold: PIXEL });
  const share = count / (width * height);
  if (share <= most) return [];
  keep(name, now);
  keep(`${name}-difference`, PNG.sync.write(difference));
  return [`${name}: ${(share * 100).toFixed(2)} % of its pixels differ`];
}

function keep(name: string, png: Buffer): void {
  mkdirSync(SCREENSHOTS, { recursive: true });
  writeFileSync(join(SCREENSHOTS, `unlike-${name}.png`), png);
}
