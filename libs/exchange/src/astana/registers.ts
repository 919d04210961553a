import type { SourceRow } from '../domain/source-row.js';
import { readJson, readRows, text } from './data-files.js';

type ImportRow = Omit<SourceRow, 'number'>;

/** Where rows come from, by the column `origin` of the files. */
export const SOURCES = { R1: 'astana-study', R2: 'astana-study', general: 'general-knowledge' } as const;
export type Origin = keyof typeof SOURCES;

export type LegalAct = {
  code: string;
  titleRu: string;
  titleKk: string;
  status: string;
  adoptedOn: string;
  validFrom: string;
  validTo: string;
  replacedBy: string;
};

const rowsOf = async (file: string, origin: Origin): Promise<SourceRow[]> =>
  (await readRows(file)).filter((row) => text(row, 'origin') === origin);

const withoutOrigin = ({ fields: { origin: _origin, ...fields } }: SourceRow): ImportRow => ({ fields });

export const agencyRows = async (origin: Origin): Promise<ImportRow[]> =>
  (await rowsOf('agencies.csv', origin)).map(withoutOrigin);
export const functionRows = async (origin: Origin): Promise<ImportRow[]> =>
  (await rowsOf('functions.csv', origin)).map(withoutOrigin);

async function notes(): Promise<Record<string, string>> {
  return (await readJson('notes_ru.json')) as Record<string, string>;
}

/** Mandates, resting on acts by code, with notes in Russian. */
export async function mandateRows(origin: Origin): Promise<ImportRow[]> {
  const [rows, acts, russian] = await Promise.all([
    rowsOf('mandates.csv', origin),
    readRows('legal_acts.csv'),
    notes(),
  ]);
  const actOf = new Map(acts.map((act) => [text(act, 'named_as'), text(act, 'code')]));
  return rows.map(withoutOrigin).map(({ fields }) => ({
    fields: {
      ...fields,
      legal_basis: actOf.get(String(fields.legal_basis)) ?? fields.legal_basis,
      note: russian[String(fields.note)] ?? fields.note,
    },
  }));
}

/** Acts named by the mandates, each once. */
export async function legalActs(): Promise<LegalAct[]> {
  return (await readRows('legal_acts.csv'))
    .filter((row) => text(row, 'title_ru') !== '')
    .map((row) => ({
      code: text(row, 'code'),
      titleRu: text(row, 'title_ru'),
      titleKk: text(row, 'title_kk'),
      status: text(row, 'status'),
      adoptedOn: text(row, 'adopted_on'),
      validFrom: text(row, 'valid_from'),
      validTo: text(row, 'valid_to'),
      replacedBy: text(row, 'replaced_by'),
    }));
}

export type CoverageRequirement = Record<
  'code' | 'level' | 'function' | 'stage' | 'objectKind' | 'territory' | 'note',
  string
>;

/** What the product suggests must be held everywhere, until the city says it itself. */
export async function coverageRequirements(): Promise<CoverageRequirement[]> {
  return (await readRows('coverage_requirements.csv')).map((row) => ({
    code: text(row, 'code'),
    level: text(row, 'level'),
    function: text(row, 'function'),
    stage: text(row, 'stage'),
    objectKind: text(row, 'object_kind'),
    territory: text(row, 'territory'),
    note: text(row, 'note'),
  }));
}

/** Million tenge as tenge, exact: digits are moved, nothing is rounded. */
export function millionsToTenge(millions: string): string {
  const [whole = '0', part = ''] = millions.split('.');
  return `${whole}${part.padEnd(6, '0').slice(0, 6)}`.replace(/^0+(?=\d)/, '');
}

/** Published sums as budget lines. Money asked for keeps the standing `need`. */
export async function budgetFactRows(): Promise<ImportRow[]> {
  const [rows, russian] = await Promise.all([readRows('budget_facts.csv'), notes()]);
  return rows.map((row) => {
    const need = text(row, 'source') === 'need';
    const what = text(row, 'what');
    return {
      fields: {
        code: text(row, 'code'),
        year: text(row, 'year'),
        administrator: text(row, 'administrator'),
        function: text(row, 'function'),
        territory: text(row, 'territory'),
        source: need ? 'local' : text(row, 'source'),
        standing: need ? 'need' : 'budget',
        planned_kzt: millionsToTenge(text(row, 'amount_mln_kzt')),
        note: `${russian[what] ?? what}. Сумма приведена по исследованию, 2023.`,
      },
    };
  });
}

export type Indicator = {
  territory: string;
  metric: string;
  year: number;
  value: string;
  unit: string;
  note: string;
  origin: string;
};

/** Published figures about the districts and the city, with KATO codes and official areas. */
export async function indicators(): Promise<Indicator[]> {
  const facts = (await readRows('district_facts.csv')).map((row) => ({
    territory: text(row, 'territory'),
    metric: text(row, 'metric'),
    year: Number(text(row, 'year')),
    value: text(row, 'value'),
    unit: text(row, 'unit'),
    note: text(row, 'note'),
    origin: text(row, 'origin'),
  }));
  const codes = (await readRows('district_codes.csv')).flatMap((row) => {
    const common = { territory: text(row, 'territory'), year: 2026, note: '', origin: text(row, 'origin') };
    return [
      { ...common, metric: 'kato', value: text(row, 'kato'), unit: 'code' },
      { ...common, metric: 'area.official', value: text(row, 'area_ha'), unit: 'ha' },
    ];
  });
  return [...facts, ...codes];
}

export type KatoUnit = Record<'kato' | 'regionCode' | 'regionKk' | 'regionRu' | 'nameKk' | 'nameRu' | 'nameEn', string>;

export async function katoUnits(): Promise<KatoUnit[]> {
  return (await readRows('kato_adm2_2024.csv')).map((row) => ({
    kato: text(row, 'kato'),
    regionCode: text(row, 'adm1_pcode'),
    regionKk: text(row, 'adm1_kk'),
    regionRu: text(row, 'adm1_ru'),
    nameKk: text(row, 'adm2_kk'),
    nameRu: text(row, 'adm2_ru'),
    nameEn: text(row, 'adm2_en'),
  }));
}
