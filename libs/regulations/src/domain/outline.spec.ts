import { readOutline } from './outline.js';
import { recogniseLanguage } from './language.js';

const read = (...paragraphs: string[]) =>
  readOutline(paragraphs).statements.map(({ point, section, text }) => `${point} ${section}: ${text}`);

describe('Functions are the numbered points below headings that say so', () => {
  it.each<[string, string[], string[]]>([
    [
      'a numbered heading with its list',
      ['12. Общие слова.', '13. Функции:', '1) ремонт скверов;', '2) уборка улиц.', '14. Аппарат имеет печать.'],
      ['13.1) functions: ремонт скверов', '13.2) functions: уборка улиц'],
    ],
    [
      'a list in one paragraph',
      ['13. Функции: 1) ремонт скверов; 2) уборка улиц; 3) вывоз снега.'],
      ['13.1) functions: ремонт скверов', '13.2) functions: уборка улиц', '13.3) functions: вывоз снега'],
    ],
    [
      'tasks and powers, not rights and duties',
      [
        '12. Задачи:',
        '1) чистота дворов;',
        '13. Полномочия:',
        '1) ремонт дворов;',
        '14. Права и обязанности:',
        '1) запрашивать справки.',
      ],
      ['12.1) tasks: чистота дворов', '13.1) powers: ремонт дворов'],
    ],
    [
      'nested decimal numbers',
      [
        '2. Функции управления',
        '2.1. ремонт скверов',
        '2.2. уборка улиц',
        '2.2.1. уборка снега',
        '3. Организация деятельности',
        '3.1. Начальник назначается акимом.',
      ],
      ['2.1. functions: ремонт скверов', '2.2. functions: уборка улиц', '2.2.1. functions: уборка снега'],
    ],
    [
      'numbers that go on through the chapters',
      ['3. Функции', '17. ремонт скверов', '18. уборка улиц', '4. Имущество', '19. Имущество принадлежит городу.'],
      ['17. functions: ремонт скверов', '18. functions: уборка улиц'],
    ],
    [
      'the word "пункт" in front of the number',
      ['Функции отдела:', 'п. 12 ремонт скверов', 'пункт 13. уборка улиц'],
      ['12. functions: ремонт скверов', '13. functions: уборка улиц'],
    ],
    [
      'parts of a function carry the words that announce them',
      ['13. Функции:', '1) в сфере благоустройства:', 'а) ремонт скверов;', 'б) уборка улиц;', '2) вывоз снега.'],
      [
        '13.1)а) functions: в сфере благоустройства: ремонт скверов',
        '13.1)б) functions: в сфере благоустройства: уборка улиц',
        '13.2) functions: вывоз снега',
      ],
    ],
    [
      'numbers with an index, as acts are amended',
      ['13. Функции:', '1) ремонт скверов;', '1-1) ремонт парков;'],
      ['13.1) functions: ремонт скверов', '13.1-1) functions: ремонт парков'],
    ],
    [
      'dashes',
      ['Функции:', '– ремонт скверов;', '– уборка улиц;'],
      ['–1 functions: ремонт скверов', '–2 functions: уборка улиц'],
    ],
    [
      'Kazakh headings',
      [
        '12. Міндеттері:',
        '1) аулалардың тазалығы;',
        '13. Функциялары:',
        '1) скверлерді жөндеу;',
        '14. Құқықтары мен міндеттері:',
        '1) мәлімет сұрату.',
        '15. Өкілеттіктері:',
        '1) көшелерді тазалау.',
      ],
      ['12.1) tasks: аулалардың тазалығы', '13.1) functions: скверлерді жөндеу', '15.1) powers: көшелерді тазалау'],
    ],
    [
      'duties inside powers are no functions',
      ['15. Өкілеттіктері:', '1) құқықтары:', '– мәлімет сұрату;', '2) міндеттері:', '– жауап беру;'],
      [],
    ],
    [
      'an announced list',
      ['16. Управление осуществляет следующие функции:', '1) ремонт скверов;', '17. Управление юридическое лицо.'],
      ['16.1) functions: ремонт скверов'],
    ],
  ])('%s', (_name, paragraphs, statements) => {
    expect(read(...paragraphs)).toEqual(statements);
  });

  it.each([
    ['no headings', ['1. Ремонт скверов.', '2. Уборка улиц.']],
    [
      'a chapter that only names everything',
      ['Глава 2. Задачи, функции, права и обязанности', '14. Миссия управления.'],
    ],
    ['a reference to a subpoint', ['13. Исполняет поручения; 5) и прочее.']],
    ['a date in front of a line', ['Функции:', '12.05.2024 года принято решение']],
  ])('nothing from %s', (_name, paragraphs) => {
    expect(read(...paragraphs)).toEqual([]);
  });

  it('goes on with a point in the next paragraph of a page', () => {
    expect(read('Функции:', '1) ремонт скверов, парков', 'и бульваров;')).toEqual([
      '1) functions: ремонт скверов, парков и бульваров',
    ]);
  });
});

describe('The language of a document', () => {
  it.each([
    ['Аппарат акима района «Сарыарқа» проводит ремонт улиц Кенесары и Сейфуллина', 'ru'],
    ['Басқарма қаланың көшелері мен аулаларын күтіп ұстауды ұйымдастырады', 'kk'],
    ['The department maintains streets and courtyards of the city', null],
    ['', null],
  ])('%s', (text, language) => {
    expect(recogniseLanguage(text)).toBe(language);
  });
});
