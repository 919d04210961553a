import { exifOf, uprightExif, withExif } from './exif-keep.js';

const bytes = (...parts: (string | number | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((sign) => sign.charCodeAt(0)) : typeof part === 'number' ? [part] : part,
    ),
  );

/** A directory with the orientation 6 (turned by a quarter) and one other tag. */
const LITTLE = [
  'II*\0',
  [8, 0, 0, 0],
  [2, 0],
  [0x0f, 1, 2, 0, 1, 0, 0, 0, 65, 0, 0, 0],
  [0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0],
];
const BIG = ['MM\0*', [0, 0, 0, 8], [0, 1], [1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]];
const app1 = (...tiff: (string | number[])[]): Uint8Array => {
  const body = bytes('Exif\0\0', ...tiff);
  return bytes([0xff, 0xe1, 0, body.length + 2], [...body]);
};
const START = [0xff, 0xd8];
const JFIF = [0xff, 0xe0, 0, 4, 1, 2];
const PICTURE = [0xff, 0xda, 0, 2, 9, 9];

describe('What a camera tells in a photo', () => {
  it.each([
    ['first', bytes(START, [...app1(...LITTLE)], PICTURE)],
    ['after another part', bytes(START, JFIF, [...app1(...LITTLE)], PICTURE)],
  ])('is found when it comes %s', (_where, jpeg) => {
    expect(exifOf(jpeg)).toEqual(app1(...LITTLE));
  });

  it.each([
    ['an empty file', bytes()],
    ['a PNG', bytes('\x89PNG\r\n\x1a\n')],
    ['a photo that tells nothing', bytes(START, JFIF, PICTURE)],
    ['a part longer than the file', bytes(START, [0xff, 0xe1, 0xff, 0xff], 'Exif\0\0')],
    ['a part inside the picture', bytes(START, PICTURE, [...app1(...LITTLE)])],
    ['a broken marker', bytes(START, [0, 0, 0, 4, 1, 2])],
  ])('is not found in %s', (_what, jpeg) => {
    expect(exifOf(jpeg)).toBeNull();
  });

  it.each([
    ['little', app1(...LITTLE), LITTLE],
    ['big', app1(...BIG), BIG],
  ])('stays, only upright, in %s-endian', (_order, exif, tiff) => {
    const turned = bytes(
      ...tiff.map((part) => (Array.isArray(part) ? part.map((byte) => (byte === 6 ? 1 : byte)) : part)),
    );
    expect(uprightExif(exif).slice(10)).toEqual(turned);
    expect(exif).toEqual(app1(...tiff));
  });

  it.each([
    ['nothing after the head', bytes([0xff, 0xe1, 0, 8], 'Exif\0\0')],
    ['a directory outside', app1('II*\0', [255, 255, 0, 0])],
    ['more tags than bytes', app1('II*\0', [8, 0, 0, 0], [255, 255], [0x12, 1])],
  ])('with %s is left as it is', (_what, exif) => {
    expect(uprightExif(exif)).toEqual(exif);
  });

  it('goes into another picture and is found there', () => {
    const exif = app1(...LITTLE);
    const joined = withExif(bytes(START, JFIF, PICTURE), exif);
    expect(exifOf(joined)).toEqual(exif);
    expect(joined).toEqual(bytes(START, [...exif], JFIF, PICTURE));
  });
});
