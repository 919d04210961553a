import type { ScreenProfile } from '@abat/contracts';

type Pixels = Pick<ScreenProfile, 'widthPx' | 'heightPx' | 'columns' | 'rows'>;

const MM_PER_INCH = 25.4;
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** From corner to corner of one tile, pixels. */
const diagonalPx = ({ widthPx, heightPx, columns, rows }: Pixels): number =>
  Math.hypot(widthPx / columns, heightPx / rows);

/** What a screen is bought by: the diagonal of one tile, inches. */
export const diagonalIn = ({ pixelPitchMm, ...pixels }: Pixels & Pick<ScreenProfile, 'pixelPitchMm'>): number =>
  rounded((diagonalPx(pixels) * pixelPitchMm) / MM_PER_INCH, 1);

/** What sizes of text are computed by: from pixel to pixel, millimetres. */
export const pitchMm = (pixels: Pixels, diagonalInches: number): number =>
  rounded((diagonalInches * MM_PER_INCH) / diagonalPx(pixels), 4);
