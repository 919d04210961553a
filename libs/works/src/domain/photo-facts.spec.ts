import { exifBlock, PHOTO_OF, type PhotoSays } from '../../../../test/support/photo.js';
import { photoFacts, toldFacts } from './photo-facts.js';

const NOW = Date.parse('2026-05-02T12:00:00Z');
const BAITEREK: PhotoSays = {
  takenAt: '2026:05:01 10:30:00',
  offset: '+05:00',
  latitude: {
    ref: 'N',
    degrees: [
      [51, 1],
      [7, 1],
      [4260, 100],
    ],
  },
  longitude: {
    ref: 'E',
    degrees: [
      [71, 1],
      [25, 1],
      [4980, 100],
    ],
  },
};
const NOTHING = { takenAt: null, place: null };
const facts = (says: PhotoSays) => photoFacts(PHOTO_OF.jpeg(exifBlock(says)), NOW);

describe('A photo of Baiterek', () => {
  it.each(Object.entries(PHOTO_OF))('as %s tells its time and place', (_kind, photo) => {
    for (const little of [true, false]) {
      const { takenAt, place } = photoFacts(photo(exifBlock({ ...BAITEREK, little })), NOW);
      expect(takenAt).toBe('2026-05-01 10:30:00+05:00');
      expect(place?.[0]).toBeCloseTo(71.4305, 6);
      expect(place?.[1]).toBeCloseTo(51.1285, 6);
    }
  });

  it('without an offset tells the time of the city; of the southern and western half negative degrees', () => {
    const south = { ref: 'S', degrees: BAITEREK.latitude?.degrees ?? [] };
    const west = { ref: 'W', degrees: BAITEREK.longitude?.degrees ?? [] };
    const said = facts({ takenAt: '2026:05:01 10:30:00', latitude: south, longitude: west });
    expect(said.takenAt).toBe('2026-05-01 10:30:00');
    expect(said.place?.map((value) => Math.sign(value))).toEqual([-1, -1]);
  });

  it.each([
    '2026:02:31 10:00:00',
    '2026:13:01 10:00:00',
    '2026:05:01 25:00:00',
    '0000:00:00 00:00:00',
    '1970:01:01 00:00:00',
    '2026:05:04 10:00:00',
    '9999:12:31 23:59:59',
    'вчера',
    '',
    '    :  :     :  :  ',
    "2026:05:01'; DROP",
  ])('that says it was taken on %j says nothing of its time', (takenAt) => expect(facts({ takenAt })).toEqual(NOTHING));

  it.each(['+25:00', 'Z', '05:00', '+5'])('with the offset %j has none', (offset) =>
    expect(facts({ takenAt: '2026:05:01 10:30:00', offset }).takenAt).toBe('2026-05-01 10:30:00'),
  );

  const degrees = (value: number, under = 1): PhotoSays['latitude'] => ({
    ref: 'N',
    degrees: [
      [value, under],
      [0, 1],
      [0, 1],
    ],
  });
  it.each<[string, PhotoSays['latitude'], PhotoSays['longitude']]>([
    ['beyond the pole', degrees(91), degrees(71)],
    ['beyond the date line', degrees(51), degrees(181)],
    ['at 0, 0', degrees(0), degrees(0)],
    ['divided by nothing', degrees(51, 0), degrees(71)],
    ['of 0 by 0', degrees(0, 0), degrees(71)],
    [
      'with two numbers',
      {
        ref: 'N',
        degrees: [
          [51, 1],
          [7, 1],
        ],
      },
      degrees(71),
    ],
    ['without a longitude', degrees(51), undefined],
  ])('%s has no place', (_title, latitude, longitude) =>
    expect(facts({ ...(latitude ? { latitude } : {}), ...(longitude ? { longitude } : {}) }).place).toBeNull(),
  );
});

describe('A hostile photo', () => {
  const whole = PHOTO_OF.jpeg(exifBlock(BAITEREK));

  it('cut off anywhere says less or nothing, and never breaks', () => {
    for (let end = 0; end <= whole.length; end += 1)
      expect(() => photoFacts(whole.subarray(0, end), NOW)).not.toThrow();
  });

  it('with any of its bytes changed never breaks and takes no time', () => {
    const start = performance.now();
    for (let at = 0; at < whole.length; at += 1)
      for (const value of [0x00, 0x01, 0x7f, 0x80, 0xff]) {
        const changed = Buffer.from(whole);
        changed[at] = value;
        const { takenAt, place } = photoFacts(changed, NOW);
        expect(takenAt === null || takenAt.length <= 25).toBe(true);
        expect(place === null || place.every(Number.isFinite)).toBe(true);
      }
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(20 * 1024 * 1024)],
    [
      'many directories',
      PHOTO_OF.heic(Buffer.concat([Buffer.from('II\x2a\0\x08\0\0\0', 'latin1'), Buffer.alloc(1_000_000, 0xff)])),
    ],
    [
      'directories that lead to themselves',
      PHOTO_OF.jpeg(Buffer.from('II\x2a\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\0\0\0\0', 'latin1')),
    ],
    ['marks without blocks', Buffer.from('Exif\0\0eXIfEXIF'.repeat(10_000), 'latin1')],
    ['no camera', Buffer.from('%PDF-1.7 Exif\0\0II\x2a\0', 'latin1')],
  ])('of %s says nothing', (_title, file) => {
    const start = performance.now();
    expect(photoFacts(file, NOW)).toEqual(NOTHING);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('What is known of a photo', () => {
  const photo = { takenAt: '2026-05-01 10:30:00+05:00', place: [71.43, 51.128] as [number, number] };
  const phone = { takenAt: '2026-05-02T08:00:00Z', place: [71.6, 51.2] as [number, number] };
  it.each([
    ['both speak', photo, phone, { ...photo, placeSource: 'photo' }],
    ['only the phone speaks', NOTHING, phone, { ...phone, placeSource: 'phone' }],
    ['only the photo speaks', photo, {}, { ...photo, placeSource: 'photo' }],
    ['nobody speaks', NOTHING, {}, { ...NOTHING, placeSource: null }],
    [
      'the photo tells its time alone',
      { ...photo, place: null },
      phone,
      { takenAt: photo.takenAt, place: phone.place, placeSource: 'phone' },
    ],
    ['the phone tells a time to come', NOTHING, { takenAt: '2026-05-09T08:00:00Z' }, { ...NOTHING, placeSource: null }],
  ])('when %s', (_who, own, told, known) => {
    expect(toldFacts(own, told, NOW)).toEqual(known);
  });
});
