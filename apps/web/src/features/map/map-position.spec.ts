import { parsePosition, writePosition } from './map-position.js';

describe('map position in the address', () => {
  it('reads back what it wrote', () => {
    const text = writePosition({ zoom: 12.5, center: [71.4304, 51.1282] });
    expect(text).toBe('12.50/51.12820/71.43040');
    expect(parsePosition(text)).toEqual({ zoom: 12.5, center: [71.4304, 51.1282] });
  });

  it.each([null, '', '12', '12/51', 'a/b/c', '12/95/71', '12/51/', '99/51/71'])('takes %j for no position', (text) => {
    expect(parsePosition(text)).toBeNull();
  });
});
