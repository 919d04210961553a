import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Flashes a second at most: WCAG 2.2, 2.3.1. */
const MOST_HZ = 3;
/** Slower is not seen as a call. */
const LEAST_HZ = 0.8;

const SOURCES = 'apps/web/src';
const css = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => ({ path, text: readFileSync(join(SOURCES, path), 'utf8') }));
const blinking = css.filter(({ text }) => /animation:[^;]*\binfinite\b/.test(text));

/** The rules of a sheet for people who want no movement. */
const reducedOf = (text: string): string => text.split('@media (prefers-reduced-motion: reduce)').slice(1).join('');

describe('what blinks', () => {
  it('is the mark of an alarm and that of a spot, nothing else', () => {
    const names = blinking.map(({ path }) => path.split('/').slice(-2).join('/'));
    expect(names.toSorted()).toEqual(['shift/marks.module.css', 'wall/spot.module.css']);
  });

  it.each(blinking)('flashes at most three times a second, and not at all with reduced motion: $path', ({ text }) => {
    const periods = [...text.matchAll(/animation: blink ([\d.]+)s/g)].map(([, seconds]) => Number(seconds));
    expect(periods.length).toBeGreaterThan(0);
    for (const seconds of periods) {
      expect(1 / seconds).toBeLessThanOrEqual(MOST_HZ);
      expect(1 / seconds).toBeGreaterThanOrEqual(LEAST_HZ);
    }
    const selectors = [...text.matchAll(/^([^{}\n]+) \{\n(?:[^}]*\n)? *animation: blink/gm)].map(
      ([, selector]) => selector,
    );
    for (const selector of selectors) expect(reducedOf(text)).toContain(`${selector} {`);
    expect(reducedOf(text)).toMatch(/animation: none/);
    expect(reducedOf(text)).toMatch(/outline: /);
  });
});
