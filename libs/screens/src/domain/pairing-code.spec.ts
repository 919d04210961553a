import { randomInt } from 'node:crypto';
import { PAIRING_LETTERS, pairingCodeSchema } from '@abat/contracts';
import { pairingCode } from './pairing-code.js';

describe('a pairing code', () => {
  it.each([...'01IOi'])('has no %s, which looks like another letter', (letter) => {
    expect(PAIRING_LETTERS).not.toContain(letter);
  });

  it('takes each letter as it is drawn', () => {
    const draws = [0, 31, 8, 1, 24, 5];
    expect(pairingCode((below) => (draws.shift() as number) % below)).toBe('A9JB2F');
  });

  it('is accepted as it was made', () => {
    for (let count = 0; count < 200; count += 1) {
      const code = pairingCode(randomInt);
      expect(pairingCodeSchema.parse(code)).toBe(code);
    }
  });

  it.each([
    ['as typed', 'abcdef', 'ABCDEF'],
    ['with a gap', ' abc def ', 'ABCDEF'],
    ['with a dash', 'ABC-DEF', 'ABCDEF'],
  ])('may be typed %s', (_title, typed, code) => expect(pairingCodeSchema.parse(typed)).toBe(code));

  it.each(['', 'ABCDE', 'ABCDEFG', 'ABCDE0', 'ABCDEI', "ABC';-", 'АВСDEF', 'A'.repeat(1000), 123456, null])(
    'may not be %j',
    (typed) => expect(pairingCodeSchema.safeParse(typed).success).toBe(false),
  );
});
