/** Tags of a photo that we read. Latitude and longitude in degrees, EPSG:4326. */
export type ExifTags = {
  takenAt: string | null;
  digitizedAt: string | null;
  offset: string | null;
  latitude: number | null;
  longitude: number | null;
};

/** Where the tags begin in a JPEG or HEIC, a PNG and a WebP: a mark of the container and the head of a TIFF block. */
const MARKS = ['Exif\0\0', 'eXIf'] as const;
const HEADS = ['II\x2a\0', 'MM\0\x2a'] as const;
const WEBP_CHUNK = 'EXIF';
const WEBP_SIZE_BYTES = 4;

/** No camera writes more tags than this; so much of a block is looked at, bytes. */
const BLOCK_BYTES = 256 * 1024;

const TAG = { exif: 0x8769, gps: 0x8825, taken: 0x9003, digitized: 0x9004, offset: 0x9011 } as const;
const GPS = { latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 } as const;
const TYPE = { ascii: 2, rational: 5 } as const;
const ENTRY_BYTES = 12;
const LONGEST_TEXT = 32;

const starts = (file: Buffer, at: number): boolean =>
  HEADS.includes(file.toString('latin1', at, at + 4) as (typeof HEADS)[number]);

function findBlock(file: Buffer): Buffer | null {
  const marked = MARKS.flatMap((mark) =>
    HEADS.map((head) => [file.indexOf(mark + head, 0, 'latin1'), mark.length] as const),
  );
  const chunk = [file.indexOf(WEBP_CHUNK, 0, 'latin1'), WEBP_CHUNK.length + WEBP_SIZE_BYTES] as const;
  const [at, length] = [...marked, chunk].find(([at, length]) => at >= 0 && starts(file, at + length)) ?? [-1, 0];
  return at < 0 ? null : file.subarray(at + length, at + length + BLOCK_BYTES);
}

/** A file points outside of itself. */
class OutsideOfBlock extends Error {}

/** Reads a TIFF block. @throws OutsideOfBlock */
class TiffBlock {
  private readonly little: boolean;

  constructor(private readonly bytes: Buffer) {
    this.little = bytes[0] === 0x49;
  }

  short = (at: number): number => this.number(at, 2);
  long = (at: number): number => this.number(at, 4);

  private number(at: number, size: 2 | 4): number {
    if (at + size > this.bytes.length) throw new OutsideOfBlock();
    return this.little ? this.bytes.readUIntLE(at, size) : this.bytes.readUIntBE(at, size);
  }

  /** Where the entries of a directory stand, by tag; of two with one tag the first. */
  directory(at: number): Map<number, number> {
    const entries = new Map<number, number>();
    const count = this.short(at);
    for (let index = 0; index < count; index += 1) {
      const entry = at + 2 + index * ENTRY_BYTES;
      const tag = this.short(entry);
      if (!entries.has(tag)) entries.set(tag, entry);
    }
    return entries;
  }

  text(entry: number | undefined): string | null {
    if (entry === undefined || this.short(entry + 2) !== TYPE.ascii) return null;
    const length = this.long(entry + 4);
    if (length > LONGEST_TEXT) return null;
    const at = length <= 4 ? entry + 8 : this.long(entry + 8);
    return this.bytes
      .toString('latin1', at, at + length)
      .replace(/\0.*$/s, '')
      .trim();
  }

  /** Degrees, minutes and seconds as degrees; NaN when a denominator is 0. */
  degrees(entry: number | undefined): number | null {
    if (entry === undefined || this.short(entry + 2) !== TYPE.rational || this.long(entry + 4) !== 3) return null;
    const at = this.long(entry + 8);
    const part = (index: number): number => this.long(at + index * 8) / this.long(at + index * 8 + 4);
    return part(0) + part(1) / 60 + part(2) / 3600;
  }
}

function position(block: TiffBlock, at: number | null): Pick<ExifTags, 'latitude' | 'longitude'> {
  if (at === null) return { latitude: null, longitude: null };
  const entries = block.directory(at);
  const signed = (value: number, ref: number, negative: string): number | null => {
    const degrees = block.degrees(entries.get(value));
    return degrees === null ? null : degrees * (block.text(entries.get(ref)) === negative ? -1 : 1);
  };
  return {
    latitude: signed(GPS.latitude, GPS.latitudeRef, 'S'),
    longitude: signed(GPS.longitude, GPS.longitudeRef, 'W'),
  };
}

/**
 * Reads the tags of a photo. Only what we need is read, each at most once, whatever the file says of itself: time and
 * memory do not grow with what a stranger wrote into it.
 * @returns null when the file has no readable tags
 */
export function readExif(file: Buffer): ExifTags | null {
  const bytes = findBlock(file);
  if (!bytes) return null;
  try {
    const block = new TiffBlock(bytes);
    const root = block.directory(block.long(4));
    const pointer = (tag: number): number | null => {
      const entry = root.get(tag);
      return entry === undefined ? null : block.long(entry + 8);
    };
    const at = pointer(TAG.exif);
    const exif = at === null ? new Map<number, number>() : block.directory(at);
    return {
      takenAt: block.text(exif.get(TAG.taken)),
      digitizedAt: block.text(exif.get(TAG.digitized)),
      offset: block.text(exif.get(TAG.offset)),
      ...position(block, pointer(TAG.gps)),
    };
  } catch (error) {
    if (error instanceof OutsideOfBlock) return null;
    throw error;
  }
}
