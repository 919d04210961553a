import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/index.js';
import { nameOf } from '../i18n/names.js';
import {
  useAgencies,
  useCity,
  useDistricts,
  useFunctions,
  useLegalActs,
  useMandateSets,
  useObjectKinds,
  useWorkTypes,
} from './resources.js';

type Named = { nameRu: string; nameKk: string | null; nameEn: string | null };
/** `depth`: how deep the row stands in its tree. */
export type NamedOption = { value: string; label: string; depth?: number };

/** Stands for a name until the names are read. */
const NOT_READ = '…';

/** Names that are being read; where that failed, codes stand for them. */
type Reading<Item> = { data: readonly Item[] | undefined; isError: boolean };

function useLookup<Item extends Named>({ data: items, isError }: Reading<Item>, codeOf: (item: Item) => string) {
  const locale = useLocale();
  return useMemo(() => {
    const options: NamedOption[] = (items ?? []).map((item) => ({
      value: codeOf(item),
      label: nameOf(item, locale),
      ...('depth' in item ? { depth: item.depth as number } : {}),
    }));
    const byCode = new Map(options.map((option) => [option.value, option.label]));
    const unknown = (code: string): string => (items || isError ? code : NOT_READ);
    return { options, nameOf: (code: string | null) => (code === null ? '—' : (byCode.get(code) ?? unknown(code))) };
  }, [items, isError, locale, codeOf]);
}

const codeOf = (row: { code: string }) => row.code;
const externalIdOf = (row: { externalId: string }) => row.externalId;

/** Agencies as options and as names by code; an unknown code stands for itself. */
export const useAgencyNames = () => useLookup(useAgencies(), codeOf);
/** Functions as options and as names by code. */
export const useFunctionNames = () => useLookup(useFunctions(), codeOf);
/** Types of works as options and as names by code. */
export const useWorkTypeNames = () => useLookup(useWorkTypes(), codeOf);
/** Districts as options and as names by external id. */
export const useDistrictNames = () => useLookup(useDistricts(), externalIdOf);
/** The city and its districts as options and as names by external id. */
export function useTerritoryNames() {
  const [city, districts] = [useCity(), useDistricts()];
  const data = useMemo(
    () => city.data && districts.data && [...city.data, ...districts.data],
    [city.data, districts.data],
  );
  return useLookup({ data, isError: city.isError || districts.isError }, externalIdOf);
}
/** Sets of mandates as options and as names by code. */
export const useSetNames = () => useLookup(useMandateSets(), codeOf);

/** Object kinds as options and as names by code; kinds of sites have a name before the register is read. */
export function useKindNames() {
  const { t, i18n } = useTranslation('common');
  const { options, nameOf: known } = useLookup(useObjectKinds(), codeOf);
  const nameOfKind = (code: string): string => {
    const name = known(code);
    return [code, NOT_READ].includes(name) && i18n.exists(`common:siteKind.${code}`) ? t(`siteKind.${code}`) : name;
  };
  return { options, nameOf: nameOfKind };
}

/** Legal acts as options and as titles by code. */
export function useActNames() {
  const { data: acts, isError } = useLegalActs();
  const data = useMemo(
    () => acts?.map((act) => ({ code: act.code, nameRu: act.titleRu, nameKk: act.titleKk, nameEn: act.titleEn })),
    [acts],
  );
  return useLookup({ data, isError }, codeOf);
}
