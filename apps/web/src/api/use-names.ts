import { useMemo } from 'react';
import { useLocale } from '../i18n/index.js';
import { nameOf } from '../i18n/names.js';
import { useAgencies, useDistricts, useFunctions } from './resources.js';

type Named = { nameRu: string; nameKk: string | null; nameEn: string | null };
export type NamedOption = { value: string; label: string };

function useLookup<Item extends Named>(items: readonly Item[] | undefined, codeOf: (item: Item) => string) {
  const locale = useLocale();
  return useMemo(() => {
    const options: NamedOption[] = (items ?? []).map((item) => ({ value: codeOf(item), label: nameOf(item, locale) }));
    const byCode = new Map(options.map((option) => [option.value, option.label]));
    return { options, nameOf: (code: string | null) => (code === null ? '—' : (byCode.get(code) ?? code)) };
  }, [items, locale, codeOf]);
}

const codeOf = (row: { code: string }) => row.code;
const externalIdOf = (row: { externalId: string }) => row.externalId;

/** Agencies as options and as names by code; an unknown code stands for itself. */
export const useAgencyNames = () => useLookup(useAgencies().data, codeOf);
/** Functions as options and as names by code. */
export const useFunctionNames = () => useLookup(useFunctions().data, codeOf);
/** Districts as options and as names by external id. */
export const useDistrictNames = () => useLookup(useDistricts().data, externalIdOf);
