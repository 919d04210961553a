import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFindings } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { formatDateRange } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { MoreRows } from '../../ui/more-rows.js';
import { SeverityShape } from '../../ui/severity-shape.js';
import { ErrorState } from '../../ui/states.js';
import { useSelection } from '../../url/selection.js';
import classes from './works.module.css';

/** Findings the work takes part in, past ones too. */
export function WorkFindings({ id }: { id: string }) {
  const { t } = useTranslation('works');
  const locale = useLocale();
  const [, select] = useSelection();
  const list = useFlatList(useFindings({ subject: id, period: 'all' }));
  const { query, items } = list;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {query.data ? t('noFindings') : t('common:state.loading')}
      </Text>
    );
  return (
    <>
      <ul className={classes.plainList} data-testid="work-findings">
        {items.map((finding) => (
          <li key={finding.id}>
            <button
              type="button"
              className={classes.linkRow}
              onClick={() => select({ type: 'finding', id: finding.id })}
            >
              <span className={classes.linkMark}>
                <SeverityShape severity={finding.severity} />
              </span>
              <span>
                {textOf(finding.title, locale)}
                <span className={classes.itemMeta}>
                  <span>{t(`common:severity.${finding.severity}`)}</span>
                  <span>{formatDateRange(finding.period.from, finding.period.to, locale)}</span>
                  <span>{t(`common:findingStatus.${finding.status}`)}</span>
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <MoreRows list={list} />
    </>
  );
}
