import {
  AGREEMENT_KINDS,
  FUNCTION_KINDS,
  LEGAL_ACT_STATUSES,
  LEGAL_GAP_STATUSES,
  MANDATE_MODES,
  OWNER_KINDS,
  REQUIREMENT_LEVELS,
  STAGES,
} from '@abat/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Lists of words that powers are described by, as options in the language of the reader. */
export function useWords() {
  const { t } = useTranslation('powers');
  return useMemo(() => {
    const list = <Value extends string>(values: readonly Value[], word: (value: Value) => string) =>
      values.map((value) => ({ value, label: word(value) }));
    return {
      stages: list(STAGES, (value) => t(`common:stage.${value}`)),
      modes: list(MANDATE_MODES, (value) => t(`mode.${value}`)),
      owners: list(OWNER_KINDS, (value) => t(`ownerKind.${value}`)),
      functionKinds: list(FUNCTION_KINDS, (value) => t(`functionKind.${value}`)),
      agreementKinds: list(AGREEMENT_KINDS, (value) => t(`agreementKind.${value}`)),
      actStatuses: list(LEGAL_ACT_STATUSES, (value) => t(`actStatus.${value}`)),
      gapStatuses: list(LEGAL_GAP_STATUSES, (value) => t(`gapStatus.${value}`)),
      levels: list(REQUIREMENT_LEVELS, (value) => t(`level.${value}`)),
      inForce: list(['true', 'false'], (value) => t(`inForce.${value}`)),
    };
  }, [t]);
}
