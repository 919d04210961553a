import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export type Names = { nameRu: string; nameKk: string; nameEn: string };

const FIELDS = [
  ['nameRu', 'ru'],
  ['nameKk', 'kk'],
  ['nameEn', 'en'],
] as const;

/** As the server takes them. */
const LONGEST = 120;

export const hasNames = (names: Names): boolean => FIELDS.every(([field]) => names[field].trim() !== '');

export const trimmedNames = ({ nameRu, nameKk, nameEn }: Names): Names => ({
  ...{ nameRu: nameRu.trim(), nameKk: nameKk.trim(), nameEn: nameEn.trim() },
});

/** A copy is numbered, which reads the same in every language. */
export const numbered = ({ nameRu, nameKk, nameEn }: Names): Names => ({
  ...{ nameRu: `${nameRu} 2`, nameKk: `${nameKk} 2`, nameEn: `${nameEn} 2` },
});

/** The name in the three languages of the walls. */
export function NameFields({ names, set }: { names: Names; set: (change: Partial<Names>) => void }) {
  const { t } = useTranslation('screens');
  return FIELDS.map(([field, lang]) => (
    <TextInput
      key={field}
      label={t('nameIn', { language: t(`locale.${lang}`) })}
      lang={lang}
      required
      maxLength={LONGEST}
      value={names[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      data-testid={`name-${lang}`}
    />
  ));
}
