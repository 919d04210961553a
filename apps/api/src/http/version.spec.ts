import type { Request } from 'express';
import { ifMatch } from './version.js';

const read = (header: string | undefined): number => ifMatch({ headers: { 'if-match': header } } as unknown as Request);

describe('If-Match', () => {
  it.each([
    ['"7"', 7],
    ['W/"7"', 7],
    ['7', 7],
    [' "12" ', 12],
  ])('%s is version %d', (header, version) => expect(read(header)).toBe(version));

  it.each([undefined, ''])('%j is a missing precondition', (header) => {
    expect(() => read(header)).toThrow(expect.objectContaining({ code: 'request.precondition-required' }) as Error);
  });

  it.each(['*', '"x"', '"1", "2"', '"-1"', '"1.5"', '"99999999999"', '"7" OR 1=1'])('%s is no version', (header) => {
    expect(() => read(header)).toThrow(expect.objectContaining({ code: 'request.precondition-failed' }) as Error);
  });
});
