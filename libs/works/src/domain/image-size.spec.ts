import type { AttachmentMedia } from '@abat/contracts';
import { pixelsOf } from './image-size.js';

const be = (value: number, size: 2 | 4): string => {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return bytes.toString('latin1');
};
const le = (value: number, size: 2 | 3 | 4): string => {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntLE(value, 0, size);
  return bytes.toString('latin1');
};
const png = (width: number, height: number) => `\x89PNG\r\n\x1a\n${be(13, 4)}IHDR${be(width, 4)}${be(height, 4)}`;
const frame = (width: number, height: number) => `\xff\xc2${be(17, 2)}\x08${be(height, 2)}${be(width, 2)}`;
const segment = (text: string) => `\xff\xe1${be(text.length + 2, 2)}${text}`;
const ispe = (width: number, height: number) => `${be(20, 4)}ispe${be(0, 4)}${be(width, 4)}${be(height, 4)}`;

describe('An image has as many pixels as it says', () => {
  it.each<[string, string, AttachmentMedia, number]>([
    ['PNG', png(40, 30), 'image/png', 1200],
    ['a PNG that unpacks to a city', png(65_535, 65_535), 'image/png', 4_294_836_225],
    ['JPEG', `\xff\xd8${frame(40, 30)}`, 'image/jpeg', 1200],
    ['JPEG with tags before', `\xff\xd8${segment('Exif\0\0....')}\xff${frame(40, 30)}`, 'image/jpeg', 1200],
    ['JPEG with a table before', `\xff\xd8\xff\xc4${be(4, 2)}..${frame(40, 30)}`, 'image/jpeg', 1200],
    ['JPEG without a frame', '\xff\xd8\xff\xd9', 'image/jpeg', 0],
    ['JPEG whose segments end nowhere', `\xff\xd8\xff\xe1${be(0, 2)}`.repeat(3), 'image/jpeg', 0],
    ['WebP', `RIFF....WEBPVP8 ....\x30\x01\0\x9d\x01\x2a${le(40, 2)}${le(30, 2)}`, 'image/webp', 1200],
    ['WebP without loss', `RIFF....WEBPVP8L....\x2f${le(39 | (29 << 14), 4)}`, 'image/webp', 1200],
    ['WebP with more in it', `RIFF....WEBPVP8X........${le(39, 3)}${le(29, 3)}`, 'image/webp', 1200],
    ['WebP of another make', 'RIFF....WEBPEXIF', 'image/webp', 0],
    ['HEIC of tiles', `....ftypheic${ispe(10, 10)}${ispe(40, 30)}`, 'image/heic', 1200],
    ['HEIC cut off', '....ftypheic....ispe....', 'image/heic', 0],
    ['PDF', '%PDF-1.7', 'application/pdf', 0],
    ['PNG cut off', '\x89PNG', 'image/png', 0],
    ['nothing', '', 'image/jpeg', 0],
  ])('%s', (_title, text, media, pixels) => expect(pixelsOf(Buffer.from(text, 'latin1'), media)).toBe(pixels));
});
