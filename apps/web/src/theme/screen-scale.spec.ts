import { screenScale } from './screen-scale.js';

const FULL_HD = { width: 1920, height: 1080 };
const QHD = { width: 2560, height: 1440 };
const UHD = { width: 3840, height: 2160 };
const scaled = (screen: { width: number; height: number }, windowPx = screen.width): number =>
  Number(screenScale({ screen, windowPx }).toFixed(2));

describe('the scale of the console', () => {
  it.each([
    ['1366 x 768', { width: 1366, height: 768 }, 1],
    ['1920 x 1080', FULL_HD, 1],
    ['1920 x 1200', { width: 1920, height: 1200 }, 1],
    ['2560 x 1440', QHD, 1.16],
    ['3440 x 1440, wide', { width: 3440, height: 1440 }, 1.16],
    ['3840 x 2160', UHD, 1.74],
    ['2160 x 3840, on its side', { width: 2160, height: 3840 }, 1],
  ])('%s', (_name, screen, scale) => {
    expect(scaled(screen)).toBe(scale);
  });

  it('lays a large screen out as one of about 2200 px, whatever the system already enlarges', () => {
    const laidOut = [1, 1.25, 1.5].map((ratio) => {
      const screen = { width: UHD.width / ratio, height: UHD.height / ratio };
      return Math.round(screen.width / screenScale({ screen, windowPx: screen.width }));
    });
    expect(laidOut).toEqual([2204, 2204, 2204]);
  });

  it('still enlarges with every step of the zoom of the browser', () => {
    const zooms = [1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];
    const letters = zooms.map((zoom) => zoom * screenScale({ screen: UHD, windowPx: UHD.width / zoom }));
    expect(letters).toEqual(letters.toSorted((a, b) => a - b));
    expect(new Set(letters).size).toBe(zooms.length);
    expect(letters.at(-1)).toBe(3);
  });

  it('grows nothing in a narrow window, and never makes anything smaller', () => {
    expect(scaled(UHD, 1400)).toBe(1);
    const widths = Array.from({ length: 60 }, (_, at) => 300 + at * 60);
    expect(Math.min(...widths.map((width) => scaled(UHD, width)))).toBe(1);
  });
});
