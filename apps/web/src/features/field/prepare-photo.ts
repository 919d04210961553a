import { uuidv7 } from 'uuidv7';
import { exifOf, uprightExif, withExif } from './exif-keep.js';
import type { WaitingPhoto } from './report.js';

/** Longer edge of a photo that is sent, px: enough to read a sign, a tenth of what cameras make. */
const LONGEST_PX = 2048;
const QUALITY = 0.82;
/** Smaller files are sent as they are, bytes. */
const SMALL_BYTES = 600 * 1024;
/** A file older than this was not taken just now: where the phone is says nothing of it. */
const FRESH_MS = 10 * 60_000;

/** A smaller upright JPEG; null when this browser cannot read the picture (HEIC): then it is sent as it is. */
async function reduced(file: File): Promise<Blob | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return null;
  const scale = Math.min(1, LONGEST_PX / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

/** A photo of a size that a weak link carries, with everything its camera told of time and place. */
async function lightened(file: File): Promise<{ image: Blob; fileName: string }> {
  const asItIs = { image: file, fileName: file.name };
  if (file.size <= SMALL_BYTES) return asItIs;
  const smaller = await reduced(file);
  if (!smaller || smaller.size >= file.size) return asItIs;
  const exif = exifOf(await bytesOf(file));
  const image = exif
    ? new Blob([withExif(await bytesOf(smaller), uprightExif(exif))], { type: 'image/jpeg' })
    : smaller;
  return { image, fileName: file.name.replace(/\.\w+$/, '') + '.jpg' };
}

/** Makes a chosen picture ready to wait. `here`: where the phone is, lon and lat; it counts for a picture taken just now. */
export async function preparePhoto(
  file: File,
  here: [lon: number, lat: number] | null,
  now: number = Date.now(),
): Promise<WaitingPhoto> {
  const isFresh = Math.abs(now - file.lastModified) <= FRESH_MS;
  return {
    ...(await lightened(file)),
    clientId: uuidv7(),
    takenAt: new Date(file.lastModified).toISOString(),
    place: isFresh ? here : null,
    isSent: false,
  };
}
