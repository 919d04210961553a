import { useTranslation } from 'react-i18next';
import { FilterChip } from '../../ui/filter-chip.js';
import { useWorkFilters } from '../../url/filters.js';

/** The one budget line whose works a link shows. */
export function LineChip({ className }: { className?: string | undefined }) {
  const { t } = useTranslation('works');
  const { values, set } = useWorkFilters();
  const code = values.budgetLine;
  if (!code) return null;
  return (
    <FilterChip
      className={className}
      name={t('filter.budgetLine', { code })}
      onDrop={() => set({ budgetLine: null })}
    />
  );
}
