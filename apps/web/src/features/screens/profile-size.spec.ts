import { diagonalIn, pitchMm } from './profile-size.js';

const one = { widthPx: 1920, heightPx: 1080, columns: 1, rows: 1 };
const wall = { widthPx: 5760, heightPx: 2160, columns: 3, rows: 2 };

describe('the size of a screen', () => {
  it.each([
    ['55″ Full HD', one, 0.634, 55],
    ['24″ Full HD', one, 0.277, 24],
    ['86″ 4K', { ...one, widthPx: 3840, heightPx: 2160 }, 0.495, 85.9],
    ['each of six 55″', wall, 0.634, 55],
  ])('%s', (_title, pixels, pixelPitchMm, inches) => {
    expect(diagonalIn({ ...pixels, pixelPitchMm })).toBe(inches);
    expect(pitchMm(pixels, inches)).toBeCloseTo(pixelPitchMm, 3);
  });
});
