import type { ImportRun } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListQuery } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { formatDateTime, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { MoreRows } from '../../ui/more-rows.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import classes from './imports.module.css';
import { RunStatus } from './run-status.js';

function Row({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const { counts } = run;
  return (
    <tr>
      <td>
        <Link to={`/imports/${run.id}`} className={classes.link}>
          {run.fileName}
        </Link>
        <div className={classes.dim}>
          {run.dryRun ? t('kindDry', { kind: t(`kind.${run.kind}`) }) : t(`kind.${run.kind}`)}
        </div>
      </td>
      <td>
        <RunStatus status={run.status} />
      </td>
      <td className={classes.amount}>{formatNumber(counts.read, locale)}</td>
      <td className={classes.amount}>{formatNumber(counts.created + counts.updated, locale)}</td>
      <td className={classes.amount}>{formatNumber(counts.rejected, locale)}</td>
      <td>
        {formatDateTime(run.createdAt, locale)}
        <div className={classes.dim}>{run.createdBy}</div>
      </td>
    </tr>
  );
}

/** Imports so far, the latest first. */
export function RunsTable() {
  const { t } = useTranslation('imports');
  const list = useFlatList(useListQuery<ImportRun>('imports', {}));
  const { query, items: runs } = list;
  if (query.isPending) return <LoadingRows rows={5} height={60} />;
  if (query.isError && runs.length === 0)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (runs.length === 0) return <EmptyState title={t('noRuns')} hint={t('noRunsHint')} />;
  return (
    <div className={classes.tableBox}>
      <table className={classes.table} data-testid="import-runs">
        <thead>
          <tr>
            <th scope="col">{t('column.file')}</th>
            <th scope="col">{t('column.status')}</th>
            <th scope="col" className={classes.amount}>
              {t('count.read')}
            </th>
            <th scope="col" className={classes.amount}>
              {t('column.accepted')}
            </th>
            <th scope="col" className={classes.amount}>
              {t('count.rejected')}
            </th>
            <th scope="col">{t('column.when')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Row key={run.id} run={run} />
          ))}
        </tbody>
      </table>
      <MoreRows list={list} />
    </div>
  );
}
