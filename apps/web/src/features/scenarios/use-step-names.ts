import type { Mandate, ObjectKindRow, Page, Scenario, Territory } from '@abat/contracts';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAgencyNames, useDistrictNames, useFunctionNames, type NamedOption } from '../../api/use-names.js';
import { formatMoney, formatPercent } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { isOwnDistrict, mandatesOf, type StepFact } from './step-facts.js';

/** Kinds of objects as options and as names by code. */
export function useKindNames(): { options: NamedOption[]; nameOf: (code: string) => string } {
  const locale = useLocale();
  const filters = { limit: 500 };
  const { data } = useQuery({
    queryKey: keys.list('object-kinds', filters),
    queryFn: async ({ signal }) =>
      (await call<Page<ObjectKindRow>>('/api/v1/object-kinds', { query: filters, signal })).items,
    staleTime: 10 * 60_000,
  });
  return useMemo(() => {
    const options = (data ?? []).map((kind) => ({ value: kind.code, label: nameOf(kind, locale, kind.code) }));
    const labels = new Map(options.map(({ value, label }) => [value, label]));
    return { options, nameOf: (code) => labels.get(code) ?? code };
  }, [data, locale]);
}

/** External ids of the city itself: `city` and the id of the territory. */
function useCityCodes(): ReadonlySet<string> {
  const filters = { kind: 'city', limit: 10 };
  const { data } = useQuery({
    queryKey: keys.list('territories', filters),
    queryFn: async ({ signal }) =>
      (await call<Page<Territory>>('/api/v1/territories', { query: filters, signal })).items,
    staleTime: 10 * 60_000,
  });
  return useMemo(() => new Set(['city', ...(data ?? []).map((city) => city.externalId)]), [data]);
}

async function findMandate(code: string, signal: AbortSignal): Promise<Mandate | null> {
  const page = await call<Page<Mandate>>('/api/v1/mandates', { query: { q: code, limit: 50 }, signal });
  return page.items.find((mandate) => mandate.code === code) ?? null;
}

/** The powers that the steps name, by code. */
function useMandates(codes: readonly string[]): ReadonlyMap<string, Mandate> {
  return useQueries({
    queries: codes.map((code) => ({
      queryKey: keys.part('mandates', code, 'by-code'),
      queryFn: ({ signal }: { signal: AbortSignal }) => findMandate(code, signal),
      staleTime: 10 * 60_000,
    })),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ? [[data.code, data] as const] : []))),
  });
}

/** Turns codes of bodies, functions, places and powers into the reader's words. */
export function usePowerNames() {
  const { t } = useTranslation('scenarios');
  const agencies = useAgencyNames();
  const functions = useFunctionNames();
  const districts = useDistrictNames();
  const kinds = useKindNames();
  const city = useCityCodes();
  return useMemo(() => {
    const territory = (code: string): string => {
      if (isOwnDistrict(code)) return t('ownDistrict');
      return city.has(code) ? t('wholeCity') : districts.nameOf(code);
    };
    const power = (row: Pick<Mandate, 'agency' | 'function' | 'stage' | 'territory'>): string =>
      [
        agencies.nameOf(row.agency),
        functions.nameOf(row.function),
        t(`common:stage.${row.stage}`),
        territory(row.territory),
      ].join(' · ');
    return {
      agency: agencies.nameOf,
      function: functions.nameOf,
      objects: kinds.nameOf,
      territory,
      power,
      options: {
        agencies: agencies.options,
        functions: functions.options,
        kinds: kinds.options,
        districts: districts.options,
      },
    };
  }, [t, agencies, functions, districts, kinds, city]);
}

/** Writes the parts of steps in the reader's words. */
export function useStepWords(steps: Scenario['steps']): (fact: StepFact) => string[] {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const names = usePowerNames();
  const mandates = useMandates(useMemo(() => [...new Set(steps.flatMap(mandatesOf))], [steps]));
  const power = (code: string): string => {
    const mandate = mandates.get(code);
    return mandate ? `${names.power(mandate)} (${code})` : code;
  };
  const words: Record<StepFact['kind'], (value: string) => string> = {
    mandate: power,
    agency: names.agency,
    function: names.function,
    objects: names.objects,
    territory: names.territory,
    stage: (stage) => t(`common:stage.${stage}`),
    mode: (mode) => t(`mode.${mode}`),
    share: (share) => formatPercent(Number(share), locale),
    money: (amount) => formatMoney(amount, locale),
    line: (code) => code,
    text: (text) => text,
  };
  return ({ kind, values }) => values.map(words[kind]);
}
