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

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blob.arrayBuffer());

/**
 * A photo of a size that a weak link carries, with everything its camera told of time and place. Its file is not needed
 * any more.
 */
async function lightened(file: File): Promise<{ image: Blob; fileName: string }> {
  const bytes = await bytesOf(file);
  const asItIs = { image: new Blob([bytes], { type: file.type }), fileName: file.name };
  if (file.size <= SMALL_BYTES) return asItIs;
  const smaller = await reduced(file);
  if (!smaller || smaller.size >= file.size) return asItIs;
  const exif = exifOf(bytes);
  const image = exif
    ? new Blob([withExif(await bytesOf(smaller), uprightExif(exif))], { type: 'image/jpeg' })
    : smaller;
  return { image, fileName: file.name.replace(/\.\w+$/, '') + '.jpg' };
}

type LonLat = [lon: number, lat: number];

async function prepared(file: File, here: LonLat | null): Promise<WaitingPhoto> {
  const isFresh = Math.abs(Date.now() - file.lastModified) <= FRESH_MS;
  return {
    ...(await lightened(file)),
    clientId: uuidv7(),
    takenAt: new Date(file.lastModified).toISOString(),
    place: isFresh ? here : null,
    isSent: false,
  };
}

/**
 * Makes chosen pictures ready to wait, one after another: a phone has no room for many large ones at once.
 * @param here where the phone is; it counts for pictures taken just now
 * @returns the names of the files that cannot be read
 */
export async function preparePhotos(
  files: readonly File[],
  here: LonLat | null,
  onReady: (photo: WaitingPhoto) => void,
): Promise<string[]> {
  const unread: string[] = [];
  for (const file of files) {
    const photo = await prepared(file, here).catch(() => null);
    if (photo) onReady(photo);
    else unread.push(file.name);
  }
  return unread;
}
