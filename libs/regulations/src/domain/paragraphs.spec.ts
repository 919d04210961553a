import { joinLines } from './paragraphs.js';
import { plainLine } from './source-line.js';

const wrapped = (...lines: string[]) => joinLines(lines.map((line) => ({ text: plainLine(line), whole: false })));
const whole = (...lines: string[]) => joinLines(lines.map((line) => ({ text: plainLine(line), whole: true })));

describe('Lines that a page wrapped', () => {
  it('are joined to the point they go on with', () => {
    expect(wrapped('1) проводит ремонт', 'скверов;', '2) убирает улицы')).toEqual([
      '1) проводит ремонт скверов;',
      '2) убирает улицы',
    ]);
  });

  it('put torn words together and leave compounds their hyphen', () => {
    expect(wrapped('1) содержание благоустро-', 'енных территорий и санитарно-', 'защитных зон')).toEqual([
      '1) содержание благоустроенных территорий и санитарно-защитных зон',
    ]);
    expect(wrapped('1) озеле\u00ad', 'нение')).toEqual(['1) озеленение']);
  });

  it('go on after a gap that a page break made', () => {
    expect(wrapped('1) содержание парков', '', 'и скверов;')).toEqual(['1) содержание парков и скверов;']);
  });

  it('end at a gap, at a heading, and where a sentence ends', () => {
    expect(wrapped('Положение', '', 'об управлении.', 'Новый абзац')).toHaveLength(2);
    expect(wrapped('ПОЛОЖЕНИЕ ОБ АППАРАТЕ', 'Этот текст отдельно')).toHaveLength(2);
  });

  it('take a dash in the middle of a sentence for a dash', () => {
    expect(wrapped('1. Аппарат акима', '– орган города')).toEqual(['1. Аппарат акима – орган города']);
  });
});

it('A text that never ends a paragraph is cut, and takes no longer for it', () => {
  const paragraphs = wrapped(...Array.from({ length: 20_000 }, () => 'содержание скверов и бульваров'));
  expect(Math.max(...paragraphs.map((text) => text.length))).toBeLessThan(10_000);
}, 2_000);

it('Paragraphs the file itself ends stay as they are', () => {
  expect(whole('функции управления', 'ремонт')).toEqual(['функции управления', 'ремонт']);
});
