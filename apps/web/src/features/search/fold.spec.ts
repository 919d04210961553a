import { fold, foldedIncludes } from './fold.js';

describe('folded search', () => {
  it.each([
    ['Жетісу', 'Жетысу', false],
    ['Есіл ауданы', 'есил', true],
    ['Байқоңыр', 'байконыр', true],
    ['Нұрсая', 'нурсая', true],
    ['Көкмайса', 'кокмайса', true],
    ['Шаруашылық', 'шаруашылык', true],
    ['Тёмное оформление', 'темное', true],
    ['Слои', '', true],
    ['Слои', '  ', true],
  ])('%s is found by %j: %s', (text, typed, isFound) => {
    expect(foldedIncludes(text, typed)).toBe(isFound);
  });

  it('leaves Latin letters alone but for the case', () => {
    expect(fold('Abat')).toBe('abat');
  });
});
