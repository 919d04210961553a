import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ALARM_KPIS, LOCALES } from '@abat/contracts';
import { FIGURE_ORIGINS, KEEPERS } from '../../apps/web/src/ui/figure-origins.js';

type Table = { [key: string]: Table | string };

const words = (locale: string, file: string): Table =>
  JSON.parse(readFileSync(resolve(`apps/web/src/i18n/${locale}/${file}.json`), 'utf8')) as Table;

/** The text under a path; null = none. */
function textAt(table: Table, ...path: string[]): string | null {
  const found = path.reduce<Table | string | undefined>(
    (at, name) => (typeof at === 'object' ? at[name] : undefined),
    table,
  );
  return typeof found === 'string' && found.trim() !== '' ? found : null;
}

/** What a figure counts, in words. */
function textOf(locale: string, code: string): string | null {
  const [kind = '', name = ''] = code.split('.');
  if (kind === 'figures') return textAt(words(locale, 'figures'), name, 'definition');
  if (kind === 'kpi') return textAt(words(locale, 'shift'), 'kpi', 'definition', name);
  return textAt(words(locale, 'blocks'), 'definition', code);
}

/** Words by which a text would say itself where it comes from or how often it is counted. */
const TOLD_APART = /Источник|Обновля|Дереккөз:|жаңар|Source:|[Rr]enewed/;

it('every measure of alarms tells where it comes from', () => {
  expect(Object.keys(FIGURE_ORIGINS)).toEqual(expect.arrayContaining(ALARM_KPIS.map((code) => `kpi.${code}`)));
});

describe.each(LOCALES)('a definition in %s', (locale) => {
  const common = words(locale, 'common');

  it.each(Object.entries(FIGURE_ORIGINS))('of %s says what, from where, by whom, how often', (code, origin) => {
    const text = textOf(locale, code);
    const parts = {
      what: text,
      sources: origin.sources.map((source) => textAt(common, 'origin', 'sources', source)),
      keepers: origin.sources.map((source) => textAt(common, 'origin', 'keepers', KEEPERS[source])),
      rhythm: textAt(common, 'origin', 'rhythms', origin.rhythm),
    };
    expect(origin.sources.length).toBeGreaterThan(0);
    expect(Object.entries(parts).filter(([, said]) => [said].flat().includes(null))).toEqual([]);
    // Said once, in its own line.
    expect(text).not.toMatch(TOLD_APART);
  });
});
