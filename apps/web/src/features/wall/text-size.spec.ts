import { arcMinutesOf, textSizePx, textSizes } from './text-size.js';

const fhd55 = { pixelPitchMm: 0.634, distanceM: 4 };
const uhd86 = { pixelPitchMm: 0.495, distanceM: 4 };
const desk24 = { pixelPitchMm: 0.277, distanceM: 0.6 };

describe('size of text by distance', () => {
  it.each([
    ['55 inch full HD at 4 m', fhd55, [42, 52, 58]],
    ['86 inch 4K at 4 m', uhd86, [54, 67, 74]],
    ['24 inch full HD at 0.6 m', desk24, [14, 18, 20]],
  ] as const)('%s', (_, profile, expected) => {
    expect([16, 20, 22].map((arc) => Math.round(textSizePx(profile, arc)))).toEqual(expected);
  });

  it('grows with the distance and shrinks with larger pixels', () => {
    expect(textSizePx({ ...fhd55, distanceM: 8 }, 16)).toBeCloseTo(2 * textSizePx(fhd55, 16), 1);
    expect(textSizePx({ ...fhd55, pixelPitchMm: 1.268 }, 16)).toBeCloseTo(textSizePx(fhd55, 16) / 2, 1);
  });

  it.each([
    ['a single screen', { ...fhd55, heightPx: 1080 }, 53],
    ['a video wall, which has room', { ...fhd55, heightPx: 2160 }, 68],
    ['a monitor on a desk', { ...desk24, heightPx: 1080 }, 25],
  ])('of %s grows with the lines it has room for, and only so far', (_title, profile, text) => {
    expect(textSizes(profile).text).toBe(text);
  });

  it('goes back to minutes of arc', () => {
    for (const arc of [16, 20, 22]) expect(arcMinutesOf(uhd86, textSizePx(uhd86, arc))).toBeCloseTo(arc, 3);
  });

  it('never falls below what it promises, whatever the pixels of the browser', () => {
    for (const ratio of [1, 1.25, 1.5, 2]) {
      const { note, text, title } = textSizes(uhd86, ratio);
      expect(arcMinutesOf(uhd86, note * ratio)).toBeGreaterThanOrEqual(16);
      expect(arcMinutesOf(uhd86, text * ratio)).toBeGreaterThanOrEqual(20);
      expect(arcMinutesOf(uhd86, title * ratio)).toBeGreaterThanOrEqual(22);
    }
  });
});
