import type { ScreenProfile } from '@abat/contracts';
import type { Page } from 'playwright-core';
import { ARC, arcMinutesOf } from '../../../apps/web/src/features/wall/text-size.js';

/** One text of a wall as Chromium drew it. `room`: visible share of its width; 1 = all. */
type DrawnText = { words: string; px: number; isStatus: boolean; contrast: number };
type Drawn = { texts: DrawnText[]; faults: string[] };

/** From this size on a text needs less contrast, minutes of arc: about what WCAG calls large, seen from a desk. */
const LARGE_ARC = 28;
const CONTRAST = { text: 4.5, large: 3 } as const;

/**
 * What keeps a wall from being read: texts that are cut or lie over each other, too small for the distance, too pale, maps
 * that are blurred. Names (`data-name`) may end in an ellipsis; numbers, states and labels never.
 */
export async function wallFaults(page: Page, profile: ScreenProfile): Promise<string[]> {
  const { texts, faults } = await page.evaluate(lookAtTexts);
  const ratio = await page.evaluate(() => devicePixelRatio);
  const judged = texts.flatMap(({ words, px, isStatus, contrast }) => {
    const arc = arcMinutesOf(profile, px * ratio);
    const least = isStatus ? ARC.status : ARC.least;
    const pale = contrast < (arc >= LARGE_ARC ? CONTRAST.large : CONTRAST.text);
    return [
      ...(arc < least ? [`small: «${words}» ${arc.toFixed(1)}′ of ${least}′`] : []),
      ...(pale ? [`pale: «${words}» ${contrast.toFixed(2)}:1`] : []),
    ];
  });
  return [...new Set([...faults, ...judged, ...(await page.evaluate(lookAtMaps))])];
}

// Runs in the page, so everything it needs stands inside.
function lookAtTexts(): Drawn {
  type Box = { left: number; top: number; right: number; bottom: number };
  /** Below this many text heights a name tells nothing any more. */
  const LEAST_NAME_EM = 3;
  const STATUS = '[data-kpi], [data-testid=signal-strip] li, [data-testid=connection]';
  const wall = document.querySelector('[data-testid=wall]') ?? document.body;

  const rgba = (colour: string): number[] => {
    const parts = (colour.match(/[\d.]+/g) ?? ['0', '0', '0', '0']).map(Number);
    // A mixed colour is told in shares.
    return colour.startsWith('color(') ? parts.map((part, at) => (at < 3 ? part * 255 : part)) : parts;
  };
  const toneOf = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = ([r = 0, g = 0, b = 0]: number[]): number =>
    0.2126 * toneOf(r / 255) + 0.7152 * toneOf(g / 255) + 0.0722 * toneOf(b / 255);
  const over = (front: number[], back: number[], alpha: number): number[] =>
    [0, 1, 2].map((at) => (front[at] ?? 0) * alpha + (back[at] ?? 0) * (1 - alpha));
  /** From the page down to the element. */
  const pathOf = (element: Element): Element[] => {
    const path: Element[] = [];
    for (let at: Element | null = element; at; at = at.parentElement) path.unshift(at);
    return path;
  };
  // What lies under an element, painted from the page up.
  const groundOf = (element: Element): number[] => {
    return pathOf(element).reduce<number[]>(
      (ground, at) => {
        const [r = 0, g = 0, b = 0, alpha = 1] = rgba(getComputedStyle(at).backgroundColor);
        return over([r, g, b], ground, alpha);
      },
      [0, 0, 0],
    );
  };
  const contrastOf = (element: Element): number => {
    const ground = groundOf(element);
    const [r = 0, g = 0, b = 0, alpha = 1] = rgba(getComputedStyle(element).color);
    let opacity = alpha;
    for (const at of pathOf(element)) opacity *= Number(getComputedStyle(at).opacity);
    const [one, other] = [luminance(over([r, g, b], ground, opacity)), luminance(ground)];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  };

  const innerOf = (element: Element): Box => {
    const { left, top } = element.getBoundingClientRect();
    const x = left + element.clientLeft;
    const y = top + element.clientTop;
    return { left: x, top: y, right: x + element.clientWidth, bottom: y + element.clientHeight };
  };
  const meet = (one: Box, other: Box): Box => ({
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  });
  const describe = (words: string, box: Box, by: Element): string =>
    `cut: «${words.slice(0, 60)}» ${Math.round(box.right - box.left)} x ${Math.round(box.bottom - box.top)} in ${by.clientWidth} x ${by.clientHeight} of ${by.className || by.tagName}`;

  // Glyphs end before their line does: descenders have room in 0.14 of the size.
  const isBeyond = (box: Box, room: Box, air: { x: number; y: number }): boolean =>
    Math.max(room.left - box.left, box.right - room.right) > air.x ||
    Math.max(room.top - box.top, box.bottom - room.bottom) > air.y;
  const clips = (element: Element): boolean => getComputedStyle(element).overflow !== 'visible';
  const cutBy = (element: Element, box: Box, px: number): Element | null => {
    const air = { x: 1, y: 0.14 * px };
    const by = pathOf(element).findLast((at) => clips(at) && isBeyond(box, innerOf(at), air));
    if (by) return by;
    const screen = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
    return isBeyond(box, screen, { x: 4, y: 4 }) ? document.documentElement : null;
  };

  const isSeen = (element: Element): boolean =>
    element.closest('.visually-hidden, [data-out=true], .maplibregl-map') === null &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  /** Of a name the part that stays in view; of anything else all. */
  const seenPart = (words: string, name: Element | null, { box, px }: { box: Box; px: number }): Box => {
    if (!name) return box;
    const seen = meet(box, innerOf(name));
    const wanted = Math.min(box.right - box.left, LEAST_NAME_EM * px);
    const isClamped = getComputedStyle(name).getPropertyValue('-webkit-line-clamp') !== 'none';
    // Only its end may be missing.
    if (!isClamped && seen.bottom - seen.top < box.bottom - box.top - 0.28 * px)
      faults.push(`cut in height: the name «${words.slice(0, 60)}»`);
    if (seen.right - seen.left < wanted - 1) faults.push(`cut: of the name «${words.slice(0, 60)}» nothing is left`);
    return seen;
  };

  const faults: string[] = [];
  const texts: DrawnText[] = [];
  const lines: { words: string; box: Box; element: Element }[] = [];
  const take = (node: Node): void => {
    const element = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (!words || !element || !isSeen(element)) return;
    const range = document.createRange();
    range.selectNodeContents(node);
    const px = Number.parseFloat(getComputedStyle(element).fontSize);
    const name = element.closest('[data-name]');
    const box = seenPart(words, name, { box: range.getBoundingClientRect(), px });
    const by = cutBy(name?.parentElement ?? element, box, px);
    if (by) faults.push(describe(words, box, by));
    for (const rect of range.getClientRects()) lines.push({ words, box: meet(rect, box), element });
    texts.push({
      words: words.slice(0, 60),
      px,
      isStatus: element.closest(STATUS) !== null,
      contrast: contrastOf(element),
    });
  };
  const walker = document.createTreeWalker(wall, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) take(walker.currentNode);

  // Two lines of text on one place cannot be read; their boxes are higher than their letters.
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      const both = meet(one.box, other.box);
      const lower = Math.min(one.box.bottom - one.box.top, other.box.bottom - other.box.top);
      if (one.element === other.element && one.words === other.words) continue;
      if (both.right - both.left > 2 && both.bottom - both.top > 0.3 * lower)
        faults.push(`over each other: «${one.words.slice(0, 40)}» and «${other.words.slice(0, 40)}»`);
    }
  });
  return { texts, faults };
}

// Each pixel of the screen has its own pixel of the map.
function lookAtMaps(): string[] {
  return [...document.querySelectorAll<HTMLCanvasElement>('[data-testid=wall] canvas.maplibregl-canvas')].flatMap(
    (canvas) => {
      const { width, height } = canvas.getBoundingClientRect();
      const wanted = [width * devicePixelRatio, height * devicePixelRatio];
      const drawn = [canvas.width, canvas.height];
      const isSharp = drawn.every((px, at) => Math.abs(px - (wanted[at] ?? 0)) <= 4);
      return isSharp ? [] : [`blurred: a map of ${drawn.join(' x ')} px on ${wanted.map(Math.round).join(' x ')}`];
    },
  );
}

/** Shares of the pixels of what is on screen: strong colour of any hue, and red. */
export async function colourShares(page: Page): Promise<{ saturated: number; red: number }> {
  const picture = await page.screenshot({ animations: 'disabled' });
  // The page's own policy forbids foreign images; an empty page may look at the picture.
  const table = await page.context().newPage();
  try {
    return await table.evaluate(countColours, picture.toString('base64'));
  } finally {
    await table.close();
  }
}

async function countColours(png: string): Promise<{ saturated: number; red: number }> {
  /** Greatest less least channel, of 255: below it is a tint of grey. */
  const CHROMA = 90;
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (!pen) throw new Error('no canvas to read the picture with');
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
  let [saturated, red] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const [r = 0, g = 0, b = 0] = [data[at], data[at + 1], data[at + 2]];
    if (Math.max(r, g, b) - Math.min(r, g, b) < CHROMA) continue;
    saturated += 1;
    // Orange has at least half as much green as red.
    if (r > g && r > b && g < 0.5 * r) red += 1;
  }
  const all = bitmap.width * bitmap.height;
  return { saturated: saturated / all, red: red / all };
}
