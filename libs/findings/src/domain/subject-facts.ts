import type { LocalizedText } from '@abat/contracts';

/** A name in the languages it was given in. Russian is the last resort. */
export type Names = { nameRu: string; nameKk: string | null; nameEn: string | null };

/** The title of a side in the three languages: a work's own title, or the names of a mandate's function and holder. */
export function titlesOf(row: {
  title: string;
  type: string;
  agency: Names | null;
  function: Names | null;
}): LocalizedText {
  const { agency, function: held } = row;
  if (row.type !== 'mandate' || !agency || !held) return { kk: row.title, ru: row.title, en: row.title };
  const both = (pick: (names: Names) => string): string => `${pick(held)} · ${pick(agency)}`;
  return {
    kk: both((names) => names.nameKk ?? names.nameRu),
    ru: both((names) => names.nameRu),
    en: both((names) => names.nameEn ?? names.nameRu),
  };
}

/** What is known today of one side of a finding; null = nothing, its row is gone. */
export type SubjectFacts = { title: LocalizedText | null; agency: Names | null; function: Names | null };
