import { readFileSync } from 'node:fs';
import { IMPORT_FAILURES, IMPORT_POSITIONS, IMPORT_REMARKS, LOCALES } from '@abat/contracts';

type Words = { [key: string]: string | Words };

const wordsOf = (locale: string): Words =>
  JSON.parse(readFileSync(`apps/web/src/i18n/${locale}/imports.json`, 'utf8')) as Words;

/** Sentences below a key by their dotted codes, each with the values it names. */
function sentences(words: Words, key: string): Record<string, string[]> {
  const walk = (node: string | Words, code: string): [string, string[]][] =>
    typeof node === 'string'
      ? [[code, [...node.matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? '').sort()]]
      : Object.entries(node).flatMap(([name, inner]) => walk(inner, code ? `${code}.${name}` : name));
  return Object.fromEntries(walk(words[key] ?? {}, ''));
}

const sorted = (table: Record<string, readonly string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(table).map(([code, params]) => [code, [...params].sort()]));

describe.each(LOCALES)('The page of an import in %s', (locale) => {
  const words = wordsOf(locale);

  it('has words for every reason a file is not imported for', () => {
    const params = Object.entries(IMPORT_FAILURES).map(([code, failure]) => [code, failure.params]);
    expect(sentences(words, 'failureReason')).toEqual(sorted(Object.fromEntries(params)));
  });

  it('has words for every remark on a row', () => {
    expect(sentences(words, 'reason')).toEqual(sorted(IMPORT_REMARKS));
  });

  it('has words for every place a file may break at', () => {
    expect(Object.keys(sentences(words, 'failurePlace'))).toEqual([...IMPORT_POSITIONS]);
  });
});
