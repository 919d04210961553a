import { shiftOf } from './shift-of.js';

const now = { start: '2030-05-01', end: '2030-07-31' };

describe('how proposed days lie to those of the work', () => {
  it.each([
    ['a part of the window', { start: '2030-05-01', end: '2030-05-19', narrowed: true }, 'inside'],
    ['the last days of the window', { start: '2030-07-01', end: '2030-07-31', narrowed: true }, 'inside'],
    ['a shorter stretch before the window', { start: '2030-04-01', end: '2030-05-19', narrowed: true }, 'shortened'],
    ['a shorter stretch after it', { start: '2030-08-05', end: '2030-08-30', narrowed: true }, 'shortened'],
    ['as many days later', { start: '2030-06-01', end: '2030-08-31', narrowed: false }, 'moved'],
  ])('%s', (_name, proposal, expected) => {
    expect(shiftOf(proposal, now)).toBe(expected);
  });
});
