import type { ComparedFinding, Comparison, ComparisonMeasures, Locale, LocalizedText, Stage } from '@abat/contracts';
import { WORKBOOK_WORDS, type WorkbookWords } from './workbook-words.js';

export type Cell = string | number | null;
export type Column = { head: string; width: number };
export type Sheet = { name: string; columns: Column[]; rows: Cell[][] };

/**
 * Names of what the comparison calls by code (`agency|code`), and of stages, in the language of the workbook; `asOf` is the
 * moment of the comparison on the city's clock.
 */
export type WorkbookNames = {
  named: ReadonlyMap<string, string>;
  stages: Record<Stage, LocalizedText>;
  locale: Locale;
  asOf: string;
};

type Names = { nameRu: string; nameKk: string | null; nameEn: string | null };
const nameIn = (row: Names, locale: Locale): string =>
  ({ kk: row.nameKk, ru: row.nameRu, en: row.nameEn })[locale] ?? row.nameRu;

const columns = (...heads: [head: string, width: number][]): Column[] =>
  heads.map(([head, width]) => ({ head, width }));

function summary(comparison: Comparison, words: WorkbookWords, { locale, asOf }: WorkbookNames): Sheet {
  const { scenario, totals, measures } = comparison;
  const { before, after } = measures;
  const single = (name: keyof WorkbookWords['summary'], value: Cell): Cell[] => [words.summary[name], null, value];
  const both = (name: keyof WorkbookWords['summary'], read: (side: ComparisonMeasures) => Cell): Cell[] => [
    words.summary[name],
    read(before),
    read(after),
  ];
  const listed = comparison.closed.length + comparison.opened.length + comparison.remaining.length;
  return {
    name: words.sheets.summary,
    columns: columns([words.columns.measure, 52], [words.before, 20], [words.after, 40]),
    rows: [
      single('scenario', nameIn(scenario, locale)),
      single('effectiveOn', comparison.effectiveOn),
      single('asOf', asOf),
      single('author', scenario.author ?? words.noData),
      single('year', comparison.year),
      single('closed', totals.closed),
      single('opened', totals.opened),
      single('remaining', totals.remaining),
      both('total', (side) => side.total),
      both('overlapKm2', (side) => side.overlapKm2),
      both('gaps', (side) => side.gaps),
      both('gapKm2', (side) => side.gapKm2),
      both('chainAverage', (side) => side.chain.average ?? words.noData),
      both('chainMax', (side) => side.chain.max ?? words.noData),
      [words.listed, null, `${listed} / ${totals.closed + totals.opened + totals.remaining}`],
    ],
  };
}

function rules({ measures: { before, after } }: Comparison, words: WorkbookWords): Sheet {
  const codes = [
    ...new Set([...Object.keys(before.findings), ...Object.keys(after.findings)]),
  ] as (keyof typeof before.findings)[];
  return {
    name: words.sheets.rules,
    columns: columns([words.columns.rule, 40], [words.before, 14], [words.after, 14]),
    rows: codes.map((code) => [words.rules[code] ?? code, before.findings[code] ?? 0, after.findings[code] ?? 0]),
  };
}

const AGENCY_NUMBERS = ['mandates', 'works', 'moneyKzt', 'requests', 'worksPerEmployee'] as const;

function agencies({ measures: { before, after } }: Comparison, words: WorkbookWords, locale: Locale): Sheet {
  const then = new Map(after.agencies.map((row) => [row.agency, row]));
  const numberOf = (value: string | number | null | undefined): Cell =>
    value === null || value === undefined ? words.noData : Number(value);
  const heads = AGENCY_NUMBERS.flatMap((name): [string, number][] => [
    [`${words.columns[name]}: ${words.before.toLowerCase()}`, 22],
    [`${words.columns[name]}: ${words.after.toLowerCase()}`, 22],
  ]);
  return {
    name: words.sheets.agencies,
    columns: columns([words.columns.agency, 52], [words.columns.staff, 16], ...heads),
    rows: before.agencies.map((row) => [
      nameIn(row, locale),
      numberOf(row.staff),
      ...AGENCY_NUMBERS.flatMap((name) => [numberOf(row[name]), numberOf(then.get(row.agency)?.[name])]),
    ]),
  };
}

function findings(comparison: Comparison, words: WorkbookWords, locale: Locale): Sheet {
  const row =
    (outcome: keyof WorkbookWords['outcome']) =>
    (finding: ComparedFinding): Cell[] => [
      words.outcome[outcome],
      finding.number,
      words.rules[finding.rule] ?? finding.rule,
      words.severity[finding.severity],
      finding.title[locale],
      finding.parties.map((party) => nameIn(party, locale)).join('; '),
      `${finding.period.from ?? '…'} – ${finding.period.to ?? '…'}`,
      finding.explanation[locale],
    ];
  const { columns: heads } = words;
  return {
    name: words.sheets.findings,
    columns: columns(
      ...([
        [heads.outcome, 16],
        [heads.number, 8],
        [heads.rule, 28],
        [heads.severity, 14],
      ] as [string, number][]),
      ...([
        [heads.title, 60],
        [heads.parties, 50],
        [heads.period, 24],
        [heads.explanation, 90],
      ] as [string, number][]),
    ),
    rows: [
      ...comparison.closed.map(row('closed')),
      ...comparison.opened.map(row('opened')),
      ...comparison.remaining.map(row('remaining')),
    ],
  };
}

function powers({ changes }: Comparison, words: WorkbookWords, { named, stages, locale }: WorkbookNames): Sheet {
  const { columns: heads } = words;
  const nameOf = (register: string, code: string): string => named.get(`${register}|${code}`) ?? code;
  return {
    name: words.sheets.powers,
    columns: columns(
      [heads.step, 8],
      [heads.change, 16],
      [heads.code, 28],
      [heads.agency, 52],
      [heads.function, 44],
      [heads.stage, 22],
      [heads.objects, 26],
      [heads.territory, 24],
    ),
    rows: changes.map((power) => [
      ...[power.step + 1, words.change[power.change], power.code, nameOf('agency', power.agency)],
      ...[nameOf('function', power.function), stages[power.stage][locale]],
      ...[nameOf('kind', power.objectKind), nameOf('territory', power.territory)],
    ]),
  };
}

function chains({ chains: changed }: Comparison, words: WorkbookWords, { named }: WorkbookNames): Sheet {
  const nameOf = (register: string, code: string): string => named.get(`${register}|${code}`) ?? code;
  return {
    name: words.sheets.chains,
    columns: columns(
      [words.columns.function, 48],
      [words.columns.territory, 24],
      [`${words.columns.bodies}: ${words.before.toLowerCase()}`, 26],
      [`${words.columns.bodies}: ${words.after.toLowerCase()}`, 26],
    ),
    rows: changed.map((chain) => [
      nameOf('function', chain.function),
      nameOf('territory', chain.territory),
      chain.before,
      chain.after,
    ]),
  };
}

/** A comparison as sheets: sums, rules, bodies, every listed finding, powers that change hands, chains. */
export function comparisonSheets(comparison: Comparison, names: WorkbookNames): Sheet[] {
  const { locale } = names;
  const words = WORKBOOK_WORDS[locale];
  return [
    summary(comparison, words, names),
    rules(comparison, words),
    agencies(comparison, words, locale),
    findings(comparison, words, locale),
    powers(comparison, words, names),
    chains(comparison, words, names),
  ];
}
