import type { AttachmentMedia } from '@abat/contracts';

/** No camera takes so many pixels; a screen that shows an image unpacks all of them. */
export const MOST_PIXELS = 250_000_000;

/** Heads of frames of a JPEG; of the codes between them three are something else. */
const FRAMES = { first: 0xc0, last: 0xcf, others: [0xc4, 0xc8, 0xcc] } as const;
/** Marks of a JPEG that stand alone. */
const ALONE: ReadonlySet<number> = new Set([0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8]);
const [SCAN, END] = [0xda, 0xd9] as const;

function jpegPixels(file: Buffer): number {
  for (let at = 2; file[at] === 0xff;) {
    const mark = file.readUInt8(at + 1);
    const isFrame = mark >= FRAMES.first && mark <= FRAMES.last && !FRAMES.others.some((other) => other === mark);
    if (isFrame) return file.readUInt16BE(at + 5) * file.readUInt16BE(at + 7);
    if (mark === SCAN || mark === END) break;
    if (mark === 0xff) at += 1;
    else at += ALONE.has(mark) ? 2 : 2 + file.readUInt16BE(at + 2);
  }
  return 0;
}

function webpPixels(file: Buffer): number {
  const chunk = file.toString('latin1', 12, 16);
  if (chunk === 'VP8X') return (file.readUIntLE(24, 3) + 1) * (file.readUIntLE(27, 3) + 1);
  if (chunk === 'VP8 ') return (file.readUInt16LE(26) & 0x3fff) * (file.readUInt16LE(28) & 0x3fff);
  if (chunk !== 'VP8L') return 0;
  const bits = file.readUInt32LE(21);
  return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
}

/** A HEIC tells the size of each of its images and tiles. */
function heicPixels(file: Buffer): number {
  let most = 0;
  for (let at = file.indexOf('ispe', 0, 'latin1'); at >= 0; at = file.indexOf('ispe', at + 4, 'latin1'))
    if (at + 16 <= file.length) most = Math.max(most, file.readUInt32BE(at + 8) * file.readUInt32BE(at + 12));
  return most;
}

const PIXELS: Partial<Record<AttachmentMedia, (file: Buffer) => number>> = {
  'image/jpeg': jpegPixels,
  'image/png': (file) => file.readUInt32BE(16) * file.readUInt32BE(20),
  'image/webp': webpPixels,
  'image/heic': heicPixels,
};

/** How many pixels an image says it has; 0 when it is none, does not say, or is cut off before it does. */
export function pixelsOf(file: Buffer, media: AttachmentMedia): number {
  try {
    return PIXELS[media]?.(file) ?? 0;
  } catch (error) {
    if (error instanceof RangeError) return 0;
    throw error;
  }
}
