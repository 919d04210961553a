import type { AttachmentMedia } from '@abat/contracts';

/** No camera takes so many pixels; a screen that shows an image unpacks all of them. */
export const MOST_PIXELS = 250_000_000;

/** Heads of frames of a JPEG; of the codes between them three are something else. */
const FRAMES = { first: 0xc0, last: 0xcf, others: [0xc4, 0xc8, 0xcc] } as const;
/** Marks of a JPEG that stand alone. */
const ALONE: ReadonlySet<number> = new Set([0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8]);
const [SCAN, END] = [0xda, 0xd9] as const;

/** Numbers of a file; 0 beyond its end. */
const big = (file: Buffer, at: number, bytes: number): number =>
  at + bytes <= file.length ? file.readUIntBE(at, bytes) : 0;
const little = (file: Buffer, at: number, bytes: number): number =>
  at + bytes <= file.length ? file.readUIntLE(at, bytes) : 0;

function jpegPixels(file: Buffer): number {
  for (let at = 2; file[at] === 0xff;) {
    const mark = big(file, at + 1, 1);
    const isFrame = mark >= FRAMES.first && mark <= FRAMES.last && !FRAMES.others.some((other) => other === mark);
    if (isFrame) return big(file, at + 5, 2) * big(file, at + 7, 2);
    if (mark === SCAN || mark === END) break;
    if (mark === 0xff) at += 1;
    else at += ALONE.has(mark) ? 2 : 2 + big(file, at + 2, 2);
  }
  return 0;
}

function webpPixels(file: Buffer): number {
  const chunk = file.toString('latin1', 12, 16);
  if (chunk === 'VP8X') return (little(file, 24, 3) + 1) * (little(file, 27, 3) + 1);
  if (chunk === 'VP8 ') return (little(file, 26, 2) & 0x3fff) * (little(file, 28, 2) & 0x3fff);
  if (chunk !== 'VP8L') return 0;
  const bits = little(file, 21, 4);
  return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
}

/** A HEIC tells the size of each of its images and tiles. */
function heicPixels(file: Buffer): number {
  let most = 0;
  for (let at = file.indexOf('ispe', 0, 'latin1'); at >= 0; at = file.indexOf('ispe', at + 4, 'latin1'))
    most = Math.max(most, big(file, at + 8, 4) * big(file, at + 12, 4));
  return most;
}

const PIXELS: Partial<Record<AttachmentMedia, (file: Buffer) => number>> = {
  'image/jpeg': jpegPixels,
  'image/png': (file) => big(file, 16, 4) * big(file, 20, 4),
  'image/webp': webpPixels,
  'image/heic': heicPixels,
};

/** How many pixels an image says it has; 0 when it is none, does not say, or is cut off before it does. */
export const pixelsOf = (file: Buffer, media: AttachmentMedia): number => PIXELS[media]?.(file) ?? 0;
