import {
  APPROVAL_ANSWERS,
  APPROVAL_MATTERS,
  NEED_ORIGINS,
  NEED_STATUSES,
  PROJECT_PHASES,
  RESTRICTION_KINDS,
  RESTRICTION_STATES,
  SURFACES,
  type WorkType,
} from '@abat/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useListQuery } from '../../api/resources.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';

/** Lists of words the programme is described by, as options in the language of the reader. */
export function usePlanWords() {
  const { t } = useTranslation('plan');
  return useMemo(() => {
    const list = <Value extends string>(values: readonly Value[], word: (value: Value) => string) =>
      values.map((value) => ({ value, label: word(value) }));
    return {
      phases: list(PROJECT_PHASES, (value) => t(`programme:phase.${value}`)),
      origins: list(NEED_ORIGINS, (value) => t(`origin.${value}`)),
      needStatuses: list(NEED_STATUSES, (value) => t(`needStatus.${value}`)),
      kinds: list(RESTRICTION_KINDS, (value) => t(`common:restrictionKind.${value}`)),
      states: list(RESTRICTION_STATES, (value) => t(`restrictionState.${value}`)),
      surfaces: list(SURFACES, (value) => t(`surface.${value}`)),
      matters: list(APPROVAL_MATTERS, (value) => t(`matter.${value}`)),
      answers: list(APPROVAL_ANSWERS, (value) => t(`answer.${value}`)),
      priorities: list(['1', '2', '3', '4', '5'], (value) => t(`priority.${value}`)),
      noises: list(['0', '1', '2', '3'], (value) => t(`noise.${value}`)),
    };
  }, [t]);
}

/** Types of works as options and as names by code. */
export function useTypeNames() {
  const locale = useLocale();
  const { data } = useListQuery<WorkType>('work-types', { limit: 500 });
  return useMemo(() => {
    const options = (data?.pages ?? []).flatMap(({ items }) =>
      items.map((type) => ({ value: type.code, label: nameOf(type, locale) })),
    );
    const names = new Map(options.map(({ value, label }) => [value, label]));
    return { options, nameOf: (code: string) => names.get(code) ?? code };
  }, [data, locale]);
}
