import type { ScreenProfile } from '@abat/contracts';

/** Height of a capital letter of Inter as a share of the font size. */
const CAP_SHARE = 0.7;

/** Minutes of arc a capital letter takes in the eye: the least of any text, of states and figures, of titles. */
export const ARC = { least: 16, status: 20, title: 22 } as const;

type Reading = Pick<ScreenProfile, 'pixelPitchMm' | 'distanceM'>;

/** Font size in pixels of the screen at which a capital letter takes so many minutes of arc. */
export function textSizePx({ pixelPitchMm, distanceM }: Reading, arcMinutes: number): number {
  const heightMm = 2 * distanceM * 1000 * Math.tan(((arcMinutes / 60) * Math.PI) / 360);
  return heightMm / CAP_SHARE / pixelPitchMm;
}

/** Minutes of arc of a font size: what the tests judge the real page by. */
export function arcMinutesOf({ pixelPitchMm, distanceM }: Reading, fontPx: number): number {
  const heightMm = fontPx * CAP_SHARE * pixelPitchMm;
  return ((2 * Math.atan(heightMm / (2 * distanceM * 1000)) * 180) / Math.PI) * 60;
}

/** The great numbers of a wall beside its text. */
const FIGURE_TO_TEXT = 2.1;

export type TextSizes = Record<'note' | 'text' | 'title' | 'figure', number>;

/** A screen with room for more lines of text than this shows larger text instead of emptiness. */
const MOST_LINES = 32;
const MOST_GROWTH = 1.35;

/** How much larger than it must be the text of a high screen is. */
function growthOf({ heightPx, ...reading }: Reading & { heightPx?: number }): number {
  if (heightPx === undefined) return 1;
  return Math.min(MOST_GROWTH, Math.max(1, heightPx / MOST_LINES / textSizePx(reading, ARC.status)));
}

/** Sizes of text in CSS pixels. `deviceRatio`: pixels of the screen per CSS pixel. */
export function textSizes(profile: Reading & { heightPx?: number }, deviceRatio = 1): TextSizes {
  const growth = growthOf(profile);
  const size = (arcMinutes: number) => Math.ceil((textSizePx(profile, arcMinutes) * growth) / deviceRatio);
  return {
    note: size(ARC.least),
    text: size(ARC.status),
    title: size(ARC.title),
    figure: Math.ceil(size(ARC.status) * FIGURE_TO_TEXT),
  };
}
