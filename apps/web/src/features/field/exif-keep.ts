const JPEG = 0xffd8;
const APP1 = 0xffe1;
const SCAN = 0xffda;
const EXIF = 'Exif\0\0';
const ORIENTATION = 0x0112;
const UPRIGHT = 1;
const ENTRY_BYTES = 12;
const HEAD_BYTES = 4;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** The part of a JPEG in which its camera tells time, place and more; null when there is none, or no such picture. */
export function exifOf(jpeg: Uint8Array): Uint8Array | null {
  const view = viewOf(jpeg);
  if (jpeg.length < HEAD_BYTES || view.getUint16(0) !== JPEG) return null;
  for (let at = 2; at + HEAD_BYTES <= jpeg.length;) {
    const marker = view.getUint16(at);
    const end = at + 2 + view.getUint16(at + 2);
    if (marker < 0xff00 || marker === SCAN || end > jpeg.length) return null;
    if (marker === APP1 && textAt(jpeg, at + HEAD_BYTES, EXIF.length) === EXIF) return jpeg.slice(at, end);
    at = end;
  }
  return null;
}

/** The same part for a picture that was turned upright already: else it would be turned twice. */
export function uprightExif(exif: Uint8Array): Uint8Array {
  const upright = exif.slice();
  const view = viewOf(upright);
  const start = HEAD_BYTES + EXIF.length;
  if (upright.length < start + 8) return upright;
  const isLittle = textAt(upright, start, 2) === 'II';
  const directory = start + view.getUint32(start + 4, isLittle);
  if (directory + 2 > upright.length) return upright;
  const count = view.getUint16(directory, isLittle);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * ENTRY_BYTES;
    if (entry + ENTRY_BYTES > upright.length) break;
    if (view.getUint16(entry, isLittle) === ORIENTATION) view.setUint16(entry + 8, UPRIGHT, isLittle);
  }
  return upright;
}

/** Puts such a part in front of everything else in a JPEG. */
export const withExif = (jpeg: Uint8Array, exif: Uint8Array): Uint8Array<ArrayBuffer> => {
  const joined = new Uint8Array(jpeg.length + exif.length);
  joined.set(jpeg.subarray(0, 2));
  joined.set(exif, 2);
  joined.set(jpeg.subarray(2), 2 + exif.length);
  return joined;
};
