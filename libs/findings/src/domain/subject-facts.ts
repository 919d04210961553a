import type { LocalizedText, SubjectType } from '@abat/contracts';

/** A subject by its register and id. */
export type SubjectKey = { type: SubjectType; id: string };

/** A name in the languages it was given in. Russian is the last resort. */
export type Names = { nameRu: string; nameKk: string | null; nameEn: string | null };

/** One text for every language, from names that may miss some. */
export const textOfNames = ({ nameRu, nameKk, nameEn }: Names): LocalizedText => ({
  kk: nameKk ?? nameRu,
  ru: nameRu,
  en: nameEn ?? nameRu,
});

/** What titles are made from. `names` are the subject's own, where its register has them in several languages. */
export type Titled = {
  title: string;
  type: SubjectType;
  names?: Names | null;
  agency: Names | null;
  function: Names | null;
};

/** The title of a side in the three languages: its own title or names, or function and holder of a mandate. */
export function titlesOf(row: Titled): LocalizedText {
  const { agency, function: held, names } = row;
  if (names) return textOfNames(names);
  if (row.type !== 'mandate' || !agency || !held) return { kk: row.title, ru: row.title, en: row.title };
  const [of, by] = [textOfNames(held), textOfNames(agency)];
  return { kk: `${of.kk} · ${by.kk}`, ru: `${of.ru} · ${by.ru}`, en: `${of.en} · ${by.en}` };
}

/** What is known today of one side of a finding; null = nothing, its row is gone. `code` is the import's code or id. */
export type SubjectFacts = {
  title: LocalizedText | null;
  code?: string | null;
  agency: Names | null;
  function: Names | null;
};
