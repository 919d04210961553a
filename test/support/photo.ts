type Text = { tag: number; text: string };
type Degrees = { tag: number; degrees: readonly (readonly [number, number])[] };
type Entry = Text | Degrees | { tag: number; pointer: number };

/** What a photo made for a spec says of itself. Texts as cameras write them: `2026:05:01 10:30:00`, `+05:00`. */
export type PhotoSays = {
  takenAt?: string;
  offset?: string;
  /** Degrees, minutes and seconds as fractions, with the hemisphere. */
  latitude?: { ref: string; degrees: Degrees['degrees'] };
  longitude?: { ref: string; degrees: Degrees['degrees'] };
  little?: boolean;
};

/** A TIFF block as cameras put it into photos. */
export class TiffWriter {
  private bytes = Buffer.alloc(8);

  constructor(private readonly little: boolean) {
    this.bytes.write(little ? 'II\x2a\0' : 'MM\0\x2a', 0, 'latin1');
  }

  short = (value: number): Buffer => this.number(2, value);
  long = (value: number): Buffer => this.number(4, value);

  private number(size: 2 | 4, value: number): Buffer {
    const bytes = Buffer.alloc(size);
    if (this.little) bytes.writeUIntLE(value, 0, size);
    else bytes.writeUIntBE(value, 0, size);
    return bytes;
  }

  private append(bytes: Buffer): number {
    const at = this.bytes.length;
    this.bytes = Buffer.concat([this.bytes, bytes]);
    return at;
  }

  private value(bytes: Buffer): Buffer {
    if (bytes.length <= 4) return Buffer.concat([bytes, Buffer.alloc(4 - bytes.length)]);
    return this.long(this.append(bytes));
  }

  private entry(entry: Entry): Buffer {
    const head = (type: number, count: number): Buffer[] => [this.short(entry.tag), this.short(type), this.long(count)];
    if ('pointer' in entry) return Buffer.concat([...head(4, 1), this.long(entry.pointer)]);
    if ('text' in entry) {
      const text = Buffer.from(`${entry.text}\0`, 'latin1');
      return Buffer.concat([...head(2, text.length), this.value(text)]);
    }
    const fractions = entry.degrees.flatMap(([over, under]) => [this.long(over), this.long(under)]);
    return Buffer.concat([...head(5, entry.degrees.length), this.value(Buffer.concat(fractions))]);
  }

  directory(entries: readonly Entry[]): number {
    const written = entries.map((entry) => this.entry(entry));
    return this.append(Buffer.concat([this.short(entries.length), ...written, this.long(0)]));
  }

  /** The block, beginning with the directory at `root`. */
  finish(root: number): Buffer {
    this.long(root).copy(this.bytes, 4);
    return this.bytes;
  }
}

/** The TIFF block of a photo. */
export function exifBlock({ takenAt, offset, latitude, longitude, little = true }: PhotoSays): Buffer {
  const tiff = new TiffWriter(little);
  const texts = [
    ...(takenAt === undefined ? [] : [{ tag: 0x9003, text: takenAt }]),
    ...(offset === undefined ? [] : [{ tag: 0x9011, text: offset }]),
  ];
  const side = (ref: number, said: PhotoSays['latitude']): Entry[] =>
    said
      ? [
          { tag: ref, text: said.ref },
          { tag: ref + 1, degrees: said.degrees },
        ]
      : [];
  const exif = tiff.directory(texts);
  const gps = tiff.directory([...side(1, latitude), ...side(3, longitude)]);
  return tiff.finish(
    tiff.directory([
      { tag: 0x8769, pointer: exif },
      { tag: 0x8825, pointer: gps },
    ]),
  );
}

const length = (bytes: Buffer, size: 2 | 4): Buffer => {
  const number = Buffer.alloc(size);
  number.writeUIntBE(bytes.length + (size === 2 ? 2 : 0), 0, size);
  return number;
};

/** Photos of every kind with a block inside. */
export const PHOTO_OF = {
  jpeg: (block: Buffer): Buffer => {
    const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), block]);
    return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), length(exif, 2), exif, Buffer.from([0xff, 0xd9])]);
  },
  png: (block: Buffer): Buffer =>
    Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), length(block, 4), Buffer.from('eXIf'), block]),
  webp: (block: Buffer): Buffer =>
    Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPEXIF', 'latin1'), length(block, 4), block]),
  heic: (block: Buffer): Buffer =>
    Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0....\0\0\0\x06Exif\0\0', 'latin1'), block]),
} as const;

/** Decimal degrees as cameras write them: whole degrees, and minutes in thousandths. */
export const degreesOf = (ref: string, value: number): NonNullable<PhotoSays['latitude']> => ({
  ref,
  degrees: [
    [Math.trunc(value), 1],
    [Math.round((value % 1) * 60_000), 1000],
    [0, 1],
  ],
});
