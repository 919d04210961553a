import { useTranslation } from 'react-i18next';
import type { Query } from '../../api/client.js';
import { useAgencyNames, useDistrictNames, useFunctionNames } from '../../api/use-names.js';
import { type Counted, CountedSelect } from '../../ui/counted-select.js';
import { DateField } from '../../ui/date-field.js';
import { useWorkFilters } from '../../url/filters.js';

/**
 * Whose works, where, for what and of which time: the choices every list of works offers.
 * @param filters all that the list is under
 */
export function WorkSelects({ filters }: { filters: Query }) {
  const { t } = useTranslation('works');
  const { values, set } = useWorkFilters();
  const counted: Counted = { register: 'works', filters };
  return (
    <>
      <CountedSelect
        by="agency"
        counted={counted}
        label={t('filter.agency')}
        all={t('filter.allAgencies')}
        value={values.agency ?? null}
        options={useAgencyNames().options}
        onChange={(agency) => set({ agency })}
      />
      <CountedSelect
        by="territory"
        counted={counted}
        label={t('filter.territory')}
        all={t('filter.allTerritories')}
        value={values.territory ?? null}
        options={useDistrictNames().options}
        onChange={(territory) => set({ territory })}
      />
      <CountedSelect
        by="function"
        counted={counted}
        label={t('filter.function')}
        all={t('filter.allFunctions')}
        value={values.function ?? null}
        options={useFunctionNames().options}
        onChange={(value) => set({ function: value })}
      />
      <CountedSelect
        by="period"
        counted={counted}
        label={t('filter.period')}
        all={t('period.current')}
        value={values.period ?? 'current'}
        options={(['current', 'all'] as const).map((value) => ({ value, label: t(`period.${value}`) }))}
        onChange={(period) => set({ period: period === 'all' ? 'all' : null })}
        isClearable={false}
      />
    </>
  );
}

/** First and last day of the works shown. */
export function WorkDays({ isLabelInside }: { isLabelInside?: boolean }) {
  const { t } = useTranslation('works');
  const { values, set } = useWorkFilters();
  const days = [
    { label: t('filter.from'), value: values.from, choose: (from: string | null) => set({ from }) },
    { label: t('filter.to'), value: values.to, choose: (to: string | null) => set({ to }) },
  ];
  return days.map(({ label, value, choose }) => (
    <DateField
      key={label}
      size="xs"
      isLabelInside={isLabelInside}
      label={label}
      value={value ?? null}
      onChange={choose}
      clearable
    />
  ));
}
