import { IMPORT_FAILURES, IMPORT_REMARKS, importFailureSchema, LOCALES, type LocalizedText } from '@abat/contracts';
import { explainFailure, FAILURE_WORDS, ImportRefusal } from './failure.js';
import { explainRemark, REMARK_WORDS } from './remark.js';

const valuesIn = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

const REASONS: [code: string, params: readonly string[], words: LocalizedText][] = [
  ...Object.entries(IMPORT_FAILURES).map(([code, { params }]): [string, readonly string[], LocalizedText] => [
    `failure ${code}`,
    params,
    FAILURE_WORDS[code as keyof typeof FAILURE_WORDS],
  ]),
  ...Object.entries(IMPORT_REMARKS).map(([code, params]): [string, readonly string[], LocalizedText] => [
    `remark ${code}`,
    params,
    REMARK_WORDS[code as keyof typeof REMARK_WORDS],
  ]),
];

describe('The words of an import', () => {
  it.each(REASONS)('of %s name its values in three languages', (_code, params, words) => {
    for (const locale of LOCALES) expect(valuesIn(words[locale])).toEqual([...params].sort());
    expect(new Set(Object.values(words)).size).toBe(3);
  });

  it('say where a file breaks', () => {
    const { reason } = new ImportRefusal('file.not-utf8', {}, { byte: 14, line: 2 });
    expect(LOCALES.map((locale) => explainFailure(reason, locale))).toEqual([
      'файл UTF-8 кодтауында емес (14-байт, файлдың 2-жолы)',
      'файл не в кодировке UTF-8 (байт 14, строка файла 2)',
      'the file is not in UTF-8 (byte 14, line 2 of the file)',
    ]);
  });

  it('take a value as it is, whatever stands in it', () => {
    expect(explainRemark('reference.unknown', { value: '$& {value}' }, 'kk')).toBe('«$& {value}» коды белгісіз');
  });
});

describe('A refused file', () => {
  const refusal = new ImportRefusal('header.column-twice', { column: 'code' }, { line: 1 });

  it('keeps its reason as data beside the words in Russian', () => {
    expect(refusal.failure).toEqual({
      code: 'import.unreadable',
      detail: 'столбец «code» стоит в заголовке дважды (строка файла 1)',
      reason: { code: 'header.column-twice', params: { column: 'code' }, at: { line: 1 } },
    });
  });

  it('keeps no value that the database would refuse or a screen could not show', () => {
    const { reason } = new ImportRefusal('json.crs', { crs: `a\u0000b${'я'.repeat(496)}😀` });
    expect(reason.params).toEqual({ crs: `a\ufffdb${'я'.repeat(496)}\ufffd` });
  });

  it('of an older import has words in Russian only', () => {
    const old = { code: 'import.unreadable', detail: 'файл пуст' };
    expect(importFailureSchema.parse(old)).toEqual(old);
  });

  it('answers in the language it is asked in', () => {
    expect(refusal.detailIn('kk')).toBe('«code» бағаны тақырыпта екі рет тұр (файлдың 1-жолы)');
    expect(refusal.detailIn('en')).toBe('column “code” stands in the header twice (line 1 of the file)');
  });
});
