import { type Matrix, MATRIX_ROWS, type MatrixRows } from '@abat/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsMomentKnown } from '../../api/known-past.js';
import { formatDate, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { foldedIncludes } from '../search/fold.js';
import { TimeButton } from '../time/time-button.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { useIsTimeInPage } from '../shell/use-layout.js';
import { ListEmpty } from '../time/list-empty.js';
import { CellDrawer } from './cell-drawer.js';
import { MatrixFilters } from './matrix-filters.js';
import { MatrixGrid } from './matrix-grid.js';
import { MatrixLegend } from './matrix-legend.js';
import { MatrixOut } from './matrix-out.js';
import { MatrixPrint } from './matrix-print.js';
import { MatrixStrip } from './matrix-strip.js';
import { MatrixView, type ShownRow } from './matrix-view.js';
import classes from './matrix.module.css';
import { parseCell, useMatrix, useMatrixParams } from './use-matrix.js';

const isRows = (text: string | undefined): text is MatrixRows => MATRIX_ROWS.some((rows) => rows === text);

/** Function x body: who holds what at which stage, where they overlap, what nobody holds. */
export function MatrixPage() {
  const { t } = useTranslation('matrix');
  const { data, error, refetch } = useMatrix();
  const isTimeInPage = useIsTimeInPage();
  return (
    <PanelFrame
      title={t('title')}
      aside={
        <span className={classes.headButtons}>
          <MatrixOut />
          {isTimeInPage && <TimeButton isInPage />}
        </span>
      }
      toolbar={<MatrixFilters />}
      footer={<MatrixLegend />}
    >
      {data ? (
        <Loaded matrix={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows rows={12} height={44} />
      )}
    </PanelFrame>
  );
}

function useRows(view: MatrixView): [ShownRow[], (row: ShownRow) => void] {
  const { values, set } = useMatrixParams();
  const { q, only, tree } = values;
  const rows = useMemo(
    () =>
      view.rows({
        toggled: new Set(tree?.split(',')),
        only: isRows(only) ? only : null,
        fits: q
          ? ({ nameRu, nameKk, nameEn, code }) => foldedIncludes([nameRu, nameKk, nameEn, code].join(' '), q)
          : null,
      }),
    [view, q, only, tree],
  );
  const toggle = ({ row }: ShownRow) => {
    const toggled = new Set(tree?.split(','));
    if (!toggled.delete(row.code)) toggled.add(row.code);
    set({ tree: [...toggled].filter(Boolean).join(',') || null });
  };
  return [rows, toggle];
}

function Loaded({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const { values, set } = useMatrixParams();
  const view = useMemo(() => new MatrixView(matrix), [matrix]);
  const [rows, toggle] = useRows(view);
  const cell = parseCell(values.cell);
  // Before everything that is kept nothing was counted: sums of it would say 0.
  const isMomentKnown = useIsMomentKnown();
  if (isMomentKnown === false) return <ListEmpty title={t('empty')} hint={t('emptyHint')} />;
  const counts = {
    shown: formatNumber(rows.length, locale),
    total: formatNumber(matrix.functions.length, locale),
    agencies: formatNumber(matrix.agencies.length, locale),
    day: formatDate(matrix.asOf, locale, 'medium'),
  };
  return (
    <div className={classes.page} data-open={cell !== null || undefined}>
      <MatrixStrip matrix={matrix} />
      <div className={classes.counts} data-testid="matrix-counts">
        {t('counts', counts)}
      </div>
      {rows.length === 0 ? (
        <ListEmpty title={t('empty')} hint={t('emptyHint')} />
      ) : (
        <MatrixGrid
          view={view}
          rows={rows}
          openKey={values.cell ?? null}
          onToggle={toggle}
          onOpen={(row, agency) => set({ cell: `${row.row.code}~${agency.code}` })}
        />
      )}
      <MatrixPrint view={view} rows={rows} />
      {cell && <CellDrawer key={values.cell} cell={cell} onClose={() => set({ cell: null })} />}
    </div>
  );
}
