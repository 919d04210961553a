import {
  APPROVAL_ANSWERS,
  APPROVAL_MATTERS,
  NEED_ORIGINS,
  NEED_STATUSES,
  PERMIT_KINDS,
  PROJECT_PHASES,
  RESTRICTION_KINDS,
  RESTRICTION_STATES,
  SURFACES,
} from '@abat/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

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
      permitKinds: list(PERMIT_KINDS, (value) => t(`permitKind.${value}`)),
      answers: list(APPROVAL_ANSWERS, (value) => t(`answer.${value}`)),
      priorities: list(['1', '2', '3', '4', '5'], (value) => t(`priority.${value}`)),
      noises: list(['0', '1', '2', '3'], (value) => t(`noise.${value}`)),
    };
  }, [t]);
}
