import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkMoney } from '../../api/resources.js';
import { useAgencyNames } from '../../api/use-names.js';
import { formatMoney } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ErrorState } from '../../ui/states.js';
import classes from './works.module.css';

/** Budget lines that pay for the work. */
export function WorkMoneyList({ id }: { id: string }) {
  const { t } = useTranslation('works');
  const locale = useLocale();
  const agencies = useAgencyNames();
  const { data, error, refetch } = useWorkMoney(id);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || data.items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {data ? t('noMoney') : t('common:state.loading')}
      </Text>
    );
  return (
    <ul className={classes.plainList}>
      {data.items.map((item) => (
        <li key={item.id} className={classes.item}>
          {formatMoney(item.amountKzt, locale)}
          <div className={classes.itemMeta}>
            <span>{t('budgetLine', { code: item.budgetLine, year: item.year })}</span>
            <span>{agencies.nameOf(item.administrator)}</span>
            <span>{t(`budgetSource.${item.source}`)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
