import type { Regulation } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListQuery } from '../../api/resources.js';
import { useFlatList } from '../../api/use-flat-list.js';
import { useAgencyNames } from '../../api/use-names.js';
import { formatDateTime, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { MoreRows } from '../../ui/more-rows.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { DemoMark } from '../../ui/truth-marks.js';
import classes from './regulations.module.css';

/** How much of a regulation is decided, as a bar and in numbers. */
export function Progress({ counts }: { counts: Regulation['counts'] }) {
  const { t } = useTranslation('regulations');
  const locale = useLocale();
  const share = (count: number) => `${counts.total === 0 ? 0 : (count / counts.total) * 100}%`;
  const decided = counts.confirmed + counts.rejected;
  return (
    <div className={classes.progress}>
      <span className={classes.bar} aria-hidden>
        <span data-decision="confirmed" style={{ width: share(counts.confirmed) }} />
        <span data-decision="rejected" style={{ width: share(counts.rejected) }} />
      </span>
      <span>
        {t('decidedOf', { decided: formatNumber(decided, locale), total: formatNumber(counts.total, locale) })}
      </span>
    </div>
  );
}

function Row({ regulation }: { regulation: Regulation }) {
  const { t } = useTranslation('regulations');
  const locale = useLocale();
  const agencies = useAgencyNames();
  return (
    <tr>
      <td>
        <Link to={`/regulations/${regulation.id}`} className={classes.link}>
          {regulation.title}
        </Link>{' '}
        {regulation.demo && <DemoMark />}
        <div className={classes.dim}>{agencies.nameOf(regulation.agency)}</div>
      </td>
      <td>
        {t(`language.${regulation.language}`)}
        <div className={classes.dim}>{regulation.format.toUpperCase()}</div>
      </td>
      <td>
        <Progress counts={regulation.counts} />
      </td>
      <td>
        {formatDateTime(regulation.createdAt, locale)}
        <div className={classes.dim}>{regulation.uploadedBy}</div>
      </td>
    </tr>
  );
}

/** Regulations read so far, the latest first. */
export function RegulationsTable() {
  const { t } = useTranslation('regulations');
  const list = useFlatList(useListQuery<Regulation>('regulations', {}));
  const { query, items: rows } = list;
  if (query.isPending) return <LoadingRows rows={5} height={60} />;
  if (query.isError && rows.length === 0)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  return (
    <div className={classes.tableBox}>
      <table className={classes.table} data-testid="regulations">
        <thead>
          <tr>
            <th scope="col">{t('column.regulation')}</th>
            <th scope="col">{t('column.language')}</th>
            <th scope="col">{t('column.decided')}</th>
            <th scope="col">{t('column.uploaded')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} regulation={row} />
          ))}
        </tbody>
      </table>
      <MoreRows list={list} />
    </div>
  );
}
