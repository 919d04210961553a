import type { Locale, LocalizedText } from '@abat/contracts';
import { cityMinute } from '@abat/platform';
import { sourceName } from './city-names.js';
import type { ExportKind } from './export-kinds.js';
import type { ExportFilters } from './export-statement.js';
import { EXPORT_HEAD_WORDS } from './words.js';

/** What a file tells of itself. */
export type ExportHead = {
  kind: ExportKind;
  locale: Locale;
  rows: number;
  /** The city the data is of; null while none is loaded. */
  city: LocalizedText | null;
  /** The sources the rows came from, with how many came from each. */
  origins: readonly { origin: string; rows: number }[];
  /** The moment the data was true, ISO 8601. */
  asOf: string;
  timeZone: string;
  filters: ExportFilters;
  author: string;
};

/** The head as lines for people: label and value. */
export function headLines(head: ExportHead): [label: string, value: string][] {
  const { locale, city, filters } = head;
  const words = EXPORT_HEAD_WORDS[locale];
  const chosen = Object.entries(filters).map(([field, values]) => `${field}: ${values.join(', ')}`);
  return [
    [words.kinds[head.kind], String(head.rows)],
    [words.source, sourceName(city, locale)],
    [words.origins, head.origins.map(({ origin, rows }) => `${origin} (${rows})`).join('; ') || words.none],
    [words.dataOf, cityMinute(head.asOf, head.timeZone)],
    [words.filters, chosen.join('; ') || words.noFilters],
    [words.author, head.author],
  ];
}

/** The head as a member of a GeoJSON file, for programs. */
export const headMember = ({ kind, rows, city, origins, asOf, timeZone, filters, author }: ExportHead): object => ({
  ...{ system: 'Abat', city, kind, rows, origins, asOf, timeZone, filters, author },
});
