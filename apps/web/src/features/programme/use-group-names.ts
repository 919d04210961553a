import { WORK_STATUSES } from '@abat/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { monthsAlone } from '../../format-words.js';
import { useLocale } from '../../i18n/index.js';
import { useLook } from './use-board-params.js';

/** Names of groups the server has no words for: states, months, works of no group. */
export function useGroupNames(): (key: string) => string {
  const { t } = useTranslation('programme');
  const locale = useLocale();
  const { groupBy } = useLook();
  return useCallback(
    (key) => {
      if (key === '') return t(`noGroup.${groupBy}`);
      const status = WORK_STATUSES.find((name) => name === key);
      if (status) return t(`common:workStatus.${status}`);
      const [year, month] = key.split('-');
      return `${monthsAlone[locale][Number(month) - 1] ?? ''} ${year}`.trim();
    },
    [t, locale, groupBy],
  );
}
