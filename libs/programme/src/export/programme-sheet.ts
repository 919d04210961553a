import {
  type Locale,
  PROGRAMME_EXPORT_COLUMNS,
  type ProgrammeExportColumn,
  type ProgrammeExportQuery,
  type ProgrammeGroup,
  type ProgrammeGroups,
  type ProgrammeSums,
} from '@abat/contracts';
import type { ExportedWork } from '../persistence/programme-stream.js';
import { FILTER_NAMES, type FilterName, PROGRAMME_WORDS, type ProgrammeWords } from './words.js';

type Names = Partial<Record<FilterName, string>>;

/** Days as they are written in letters, also inside a longer text: 31.05.2027. */
const written = (text: string): string => text.replace(/(\d{4})-(\d{2})-(\d{2})/g, '$3.$2.$1');

const DAYS: readonly FilterName[] = ['from', 'to', 'on'];

function valueOf(name: FilterName, query: ProgrammeExportQuery, words: ProgrammeWords): string | null {
  const { status, period, certainty, bbox, square } = query;
  const yesNo = (value?: 'true' | 'false') => value && words.value[value];
  const special: Partial<Record<FilterName, string | undefined>> = {
    status: status?.map((one) => words.statuses[one]).join(', '),
    period: period && words.value[period],
    certainty: certainty && words.certainties[certainty],
    flagged: yesNo(query.flagged),
    inProject: yesNo(query.inProject),
    demo: yesNo(query.demo),
    bbox: bbox && [bbox.west, bbox.south, bbox.east, bbox.north].join(', '),
    square: square && [square.zoom, square.column, square.row].join('/'),
  };
  if (name in special) return special[name] ?? null;
  const plain = query[name];
  if (plain === undefined) return null;
  return DAYS.includes(name) ? written(String(plain)) : String(plain);
}

/** What the works were narrowed by, in words. */
export function filterText(query: ProgrammeExportQuery, names: Names): string {
  const words = PROGRAMME_WORDS[query.locale];
  const parts = FILTER_NAMES.flatMap((name) => {
    const value = names[name] ?? valueOf(name, query, words);
    return value ? [`${words.filter[name]}: ${value}`] : [];
  });
  return parts.join('; ') || words.noFilters;
}

/** Who makes the file, of which moment its data are, with the time zone, and where they come from. */
export type Stamp = { author: string; moment: string; source: string };

/** A line above the table: label and value. */
export type HeadLine = [label: string, value: string | number];

/** Lines above the table, the title first; none that would say nothing. */
export function headOf(
  query: ProgrammeExportQuery,
  { total }: ProgrammeGroups,
  names: Names,
  stamp: Stamp,
): HeadLine[] {
  const words = PROGRAMME_WORDS[query.locale];
  const grouped: HeadLine[] = query.groupBy === 'none' ? [] : [[words.grouped, words.groupBy[query.groupBy]]];
  const counts: HeadLine[] = [
    [words.unpriced, total.unpriced],
    [words.cancelled, total.cancelled],
  ];
  return [
    [words.title, ''],
    [words.filters, filterText(query, names)],
    ...grouped,
    [words.dataOf, written(stamp.moment)],
    [words.source, stamp.source],
    [words.author, stamp.author],
    ...counts.filter(([, count]) => count !== 0),
  ];
}

/** A cell: text, number, day. */
export type SheetValue = string | number | Date | null;

const day = (text: string | null): Date | null => (text === null ? null : new Date(`${text}T00:00:00Z`));

/** The cells of a line, by their column. */
export type SheetLine = Partial<Record<ProgrammeExportColumn, SheetValue>>;

/** Columns of the file as asked for, the title first; all of them when nothing was chosen. */
export const columnsOf = ({ columns }: Pick<ProgrammeExportQuery, 'columns'>): readonly ProgrammeExportColumn[] =>
  columns ? [...new Set<ProgrammeExportColumn>(['title', ...columns])] : PROGRAMME_EXPORT_COLUMNS;

const worded = <Word extends string>(words: Record<Word, string>, value: string | null): string | null =>
  value === null ? null : words[value as Word];

const money = (value: string | null): number | null => (value === null ? null : Number(value));

/** The cells of a work. */
export function cellsOf(work: ExportedWork, locale: Locale): Record<ProgrammeExportColumn, SheetValue> {
  const words = PROGRAMME_WORDS[locale];
  const { title, number, agency, district, project, days, contractor, progress, findings, nuisance, slip } = work;
  return {
    ...{ title, number, agency, district, project, days, contractor, progress, findings, nuisance },
    function: work.function,
    status: worded(words.statuses, work.status),
    phase: worded(words.phases, work.phase),
    start: day(work.start),
    end: day(work.end),
    finishedOn: day(work.finishedOn),
    certainty: worded(words.certainties, work.certainty),
    cost: money(work.cost),
    severest: worded(words.severities, work.severest),
    baselineStart: day(work.baselineStart),
    baselineEnd: day(work.baselineEnd),
    slip,
    baselineCost: money(work.baselineCost),
    slipCost: money(work.slipCost),
  };
}

/** The name of a group in the language of the reader. */
export function groupName({ key, label }: Pick<ProgrammeGroup, 'key' | 'label'>, query: ProgrammeExportQuery): string {
  const words = PROGRAMME_WORDS[query.locale];
  if (label) return label[query.locale];
  if (key === '') return words.noGroup[query.groupBy];
  if (query.groupBy === 'status') return words.statuses[key as keyof typeof words.statuses];
  return query.groupBy === 'month' ? key.split('-').toReversed().join('.') : key;
}

/** The cells of a line of sums: the name, then what can be added up under its column. */
export function sumCells(name: string, sums: ProgrammeSums): SheetLine {
  const { works, days, findings } = sums;
  const [start, end] = [day(sums.start), day(sums.end)];
  return { title: `${name} (${works})`, start, end, days, cost: Number(sums.costKzt), findings };
}
