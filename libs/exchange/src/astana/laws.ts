import type { SourceRow } from '../domain/source-row.js';
import { readRows, text } from './data-files.js';

type ImportRow = Omit<SourceRow, 'number'>;

/** Where the powers that stand in laws come from, and the code of their set. */
export const LAWS = 'laws';

/** Agencies of the file that stand for many: every office of a district akim. */
const DISTRICT_OFFICES = 'district-offices';

type Office = { code: string; district: string };

async function offices(): Promise<Office[]> {
  return (await readRows('agencies.csv'))
    .map((row) => ({ code: text(row, 'code'), district: text(row, 'district') }))
    .filter((agency) => agency.district !== '');
}

/** Functions that only the laws name. */
export async function lawFunctionRows(): Promise<ImportRow[]> {
  return (await readRows('laws/functions.csv')).map(({ fields }) => ({ fields }));
}

/** Powers as the laws give them, one row per body: what a law says of district akims holds for each office. */
export async function lawMandateRows(): Promise<ImportRow[]> {
  const [rows, districts] = await Promise.all([readRows('laws/mandates.csv'), offices()]);
  return rows.flatMap((row) => {
    const { act, ...fields } = row.fields;
    const common = { ...fields, legal_basis: act, mandate_set: LAWS };
    if (text(row, 'agency') !== DISTRICT_OFFICES) return [{ fields: common }];
    return districts.map(({ code, district }) => ({
      fields: { ...common, code: `${text(row, 'code')}-${district}`, agency: code, territory: district },
    }));
  });
}

export type LawAct = Record<
  'code' | 'titleRu' | 'titleKk' | 'titleEn' | 'status' | 'adoptedOn' | 'validFrom' | 'validTo' | 'note',
  string
>;

/** The laws themselves. */
export async function lawActs(): Promise<LawAct[]> {
  return (await readRows('laws/acts.csv')).map((row) => ({
    code: text(row, 'code'),
    titleRu: text(row, 'title_ru'),
    titleKk: text(row, 'title_kk'),
    titleEn: text(row, 'title_en'),
    status: text(row, 'status'),
    adoptedOn: text(row, 'adopted_on'),
    validFrom: text(row, 'valid_from'),
    validTo: text(row, 'valid_to'),
    note: text(row, 'note'),
  }));
}

export type LawGap = Record<
  'code' | 'title' | 'description' | 'act' | 'article' | 'function' | 'notedOn' | 'proposal',
  string
>;

/** What the acts that were read leave open or say twice. */
export async function lawGaps(): Promise<LawGap[]> {
  return (await readRows('laws/gaps.csv')).map((row) => ({
    code: text(row, 'code'),
    title: text(row, 'title'),
    description: text(row, 'description'),
    act: text(row, 'act'),
    article: text(row, 'article'),
    function: text(row, 'function'),
    notedOn: text(row, 'noted_on'),
    proposal: text(row, 'proposal'),
  }));
}
