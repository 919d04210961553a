import type { PlaceSource } from '@abat/contracts';
import { type ExifTags, readExif } from './exif.js';

/** What a photo says of itself. `takenAt`: `2026-05-01 10:30:00`, with its offset when it names one, else time of the city. */
export type PhotoFacts = { takenAt: string | null; place: [lon: number, lat: number] | null };

const NO_FACTS: PhotoFacts = { takenAt: null, place: null };
const FIRST_YEAR = 1990;
/** Clocks of cameras run ahead, and so do time zones. */
const AHEAD_MS = 26 * 3_600_000;
const TIME = /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}:\d{2}:\d{2})$/;
const OFFSET = /^[+-](?:0\d|1[0-4]):[0-5]\d$/;

function timeOf(value: string | null, now: number): string | null {
  const [, year, month, day, clock] = TIME.exec(value ?? '') ?? [];
  if (!year) return null;
  const text = `${year}-${month}-${day} ${clock}`;
  const at = Date.parse(`${year}-${month}-${day}T${clock}Z`);
  // The 31st of February would be read as a day of March.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 19).replace('T', ' ') !== text) return null;
  return Number(year) >= FIRST_YEAR && at <= now + AHEAD_MS ? text : null;
}

function placeOf({ latitude, longitude }: ExifTags): PhotoFacts['place'] {
  if (latitude === null || longitude === null) return null;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  // A receiver that has not found itself yet writes 0, 0.
  return latitude === 0 && longitude === 0 ? null : [longitude, latitude];
}

/** Reads the day and the place out of a photo; what is broken, absurd or in the future is as not there. */
export function photoFacts(file: Buffer, now: number = Date.now()): PhotoFacts {
  const tags = readExif(file);
  if (!tags) return NO_FACTS;
  const time = timeOf(tags.takenAt, now) ?? timeOf(tags.digitizedAt, now);
  const zone = tags.offset && OFFSET.test(tags.offset) ? tags.offset : '';
  return { takenAt: time && time + zone, place: placeOf(tags) };
}

/** What the phone that sent a photo says of it. `takenAt` ISO 8601 with its offset. */
type Told = { takenAt?: string | undefined; place?: [lon: number, lat: number] | undefined };

/** What is known of a photo: what it says itself, else what the phone says; a moment that is to come is not believed. */
export function toldFacts(
  photo: PhotoFacts,
  told: Told,
  now: number = Date.now(),
): PhotoFacts & { placeSource: PlaceSource | null } {
  const isBelievable = told.takenAt !== undefined && Date.parse(told.takenAt) <= now + AHEAD_MS;
  const place = photo.place ?? told.place ?? null;
  return {
    takenAt: photo.takenAt ?? (isBelievable ? (told.takenAt ?? null) : null),
    place,
    placeSource: photo.place ? 'photo' : place && 'phone',
  };
}
