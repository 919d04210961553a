import type { Page } from 'playwright-core';

/** The value of a colour token of the theme that is on, for example `--abat-map-sidea`. */
export function tokenColour(page: Page, token: string): Promise<string> {
  return page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(), token);
}

/** How many pixels of the map, as it is on screen, have nearly the colour `#rrggbb`. */
export async function mapPixelsOf(page: Page, colour: string): Promise<number> {
  const picture = await page.getByTestId('map').screenshot({ animations: 'disabled' });
  // The page's own policy forbids foreign images; an empty page may look at the picture.
  const table = await page.context().newPage();
  try {
    return await table.evaluate(countPixels, { png: picture.toString('base64'), colour });
  } finally {
    await table.close();
  }
}

async function countPixels({ png, colour }: { png: string; colour: string }): Promise<number> {
  const NEAR = 24;
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas to read the picture with');
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
  const wanted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  let count = 0;
  for (let at = 0; at < data.length; at += 4)
    if (wanted.every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) < NEAR)) count += 1;
  return count;
}
