import type { ImportRemark, ImportRun, Page } from '@abat/contracts';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { useMapController } from '../map/map-controller.js';
import classes from './imports.module.css';

/** Around the place of a fault, degrees: about a hundred metres. */
const REACH_DEG = 0.001;

/** Remarks so far; once the run is over they are asked again, for what was asked before may lack the last ones. */
function useRemarks(id: string, isOver: boolean) {
  return useInfiniteQuery({
    queryKey: [...keys.part('imports', id, 'remarks'), { isOver }],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      call<Page<ImportRemark>>(`/api/v1/imports/${id}/remarks`, {
        query: { limit: 100, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** The reason in the reader's language; a code this page does not know yet falls back to the server's words. */
function useReason(): (remark: ImportRemark) => string {
  const { t, i18n } = useTranslation('imports');
  return ({ code, params, reason }) => (i18n.exists(`imports:reason.${code}`) ? t(`reason.${code}`, params) : reason);
}

function ShowPlace({ place: [lon, lat] }: { place: [number, number] }) {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const controller = useMapController();
  const show = () => {
    controller.highlight([{ role: 'meeting', geometry: { type: 'Point', coordinates: [lon, lat] } }]);
    controller.fit([lon - REACH_DEG, lat - REACH_DEG, lon + REACH_DEG, lat + REACH_DEG], 17);
    void navigate('/works');
  };
  return (
    <Tooltip label={t('action.showOnMap')}>
      <ActionIcon variant="subtle" aria-label={t('action.showOnMap')} onClick={show}>
        <IconMapPin size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function Row({ remark }: { remark: ImportRemark }) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const reasonOf = useReason();
  return (
    <tr>
      <td className={classes.number} data-label={remark.row === 0 ? undefined : t('column.row')}>
        {remark.row === 0 ? t('wholeFile') : formatNumber(remark.row, locale)}
      </td>
      <td>{remark.externalId ?? '—'}</td>
      <td>
        <span className={classes.verdict} data-verdict={remark.verdict}>
          {t(`verdict.${remark.verdict}`)}
        </span>
      </td>
      <td>{remark.field ? <code>{remark.field}</code> : '—'}</td>
      <td className={classes.reason}>{reasonOf(remark)}</td>
      <td>{remark.place && <ShowPlace place={remark.place} />}</td>
    </tr>
  );
}

function Foot({ query, shown }: { query: ReturnType<typeof useRemarks>; shown: number }) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <div className={classes.tableFoot}>
      <span className={classes.dim}>
        {t('shown', { shown: formatNumber(shown, locale), total: formatNumber(total, locale) })}
      </span>
      {query.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('common:action.more')}
        </Button>
      )}
    </div>
  );
}

/** What was found wrong, row by row. Cells are shown as plain text. */
export function RemarksTable({ run, isOver }: { run: ImportRun; isOver: boolean }) {
  const { t } = useTranslation('imports');
  const query = useRemarks(run.id, isOver);
  const remarks = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <LoadingRows rows={4} height={44} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (remarks.length === 0) return <EmptyState title={isOver ? t('noRemarks') : t('noRemarksYet')} />;
  return (
    <div className={classes.tableBox} tabIndex={0} role="group" aria-label={t('remarks')}>
      <table className={`${classes.table} ${classes.remarks}`} data-testid="import-remarks">
        <thead>
          <tr>
            {(['row', 'id', 'verdict', 'field', 'reason', 'place'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {remarks.map((remark, index) => (
            <Row key={index} remark={remark} />
          ))}
        </tbody>
      </table>
      <Foot query={query} shown={remarks.length} />
    </div>
  );
}
