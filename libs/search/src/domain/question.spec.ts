import { questionOf } from './question.js';

describe('a question', () => {
  it.each([
    ['17', 17, null],
    ['№ 17', 17, null],
    ['№17', 17, null],
    ['F-17', 17, 'F'],
    ['f17', 17, 'F'],
    ['ф-17', 17, 'F'],
    ['А-5', 5, 'A'],
    ['w 1043', 1043, 'W'],
    ['к5', null, null],
    ['17а', null, null],
    ['1234567890', null, null],
    ['двор 17', null, null],
  ])('%s: number %s, letter %s', (text, number, letter) => {
    expect(questionOf(text)).toMatchObject({ number, letter });
  });

  it('looks for every word once, in any order', () => {
    expect(questionOf('  Ремонт  двора ремонт ').words).toEqual(['ремонт', 'двора']);
  });

  it('reads only the first words of a long text', () => {
    expect(questionOf('a b c d e f g h').words).toHaveLength(6);
  });
});
