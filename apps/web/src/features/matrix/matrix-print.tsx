import { bitsOf, MATRIX_ROWS, STAGES, type Stage, stagesOf } from '@abat/contracts';
import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useCity } from '../../city/city-store.js';
import { useMe } from '../../api/resources.js';
import { useDistrictNames } from '../../api/use-names.js';
import { formatDate, formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import type { MatrixView, ShownCell, ShownRow } from './matrix-view.js';
import classes from './matrix-print.module.css';
import { useMatrixParams } from './use-matrix.js';
import { useMoment } from '../../url/moment.js';
import { useMomentWords } from '../time/moment-words.js';

/** True between the browser's beforeprint and afterprint: the whole table exists only then. */
function useIsPrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setIsPrinting(true));
    const after = () => setIsPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return isPrinting;
}

type MatrixPrintProps = { view: MatrixView; rows: readonly ShownRow[] };

/** The matrix on paper: all rows in view, bodies with powers, what was filtered, as of when, by whom. */
export function MatrixPrint(props: MatrixPrintProps) {
  if (!useIsPrinting()) return null;
  return createPortal(<Paper {...props} />, document.body);
}

function useFilterText(): string {
  const { t } = useTranslation('matrix');
  const { values } = useMatrixParams();
  const districts = useDistrictNames();
  const stage = STAGES.find((name) => name === values.stage);
  const only = MATRIX_ROWS.find((name) => name === values.only);
  const parts = [
    values.territory && districts.nameOf(values.territory),
    stage && t(`common:stage.${stage}`),
    values.q,
    only && t(`only.${only}`),
    values.set,
  ].filter(Boolean);
  return parts.join(' · ') || t('print.noFilters');
}

function Paper({ view, rows }: MatrixPrintProps) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const { data: me } = useMe();
  const { matrix } = view;
  const moment = useMoment();
  const words = useMomentWords();
  const columns = matrix.agencies.flatMap((agency, place) => (agency.mandates > 0 ? [{ agency, place }] : []));
  return (
    <div className={classes.paper}>
      <h1 className={classes.title}>{t('title')}</h1>
      {moment.at && <p className={classes.facts}>{words(moment)}</p>}
      <p className={classes.facts}>
        {t('print.facts', {
          day: formatDate(matrix.asOf, locale, 'medium'),
          filters: useFilterText(),
          author: me?.name ?? '',
          time: formatDateTime(new Date().toISOString(), locale),
          zone: useCity().timeZone,
        })}
      </p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('corner')}</th>
            {columns.map(({ agency }) => (
              <th key={agency.code} scope="col">
                {nameOf(agency, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PaperRow key={row.row.code} row={row} view={view} columns={columns} />
          ))}
        </tbody>
      </table>
      <p className={classes.facts}>
        {STAGES.map((stage) => `${t(`short.${stage}`)}: ${t(`common:stage.${stage}`)}`).join(' · ')} · {t('print.key')}
      </p>
    </div>
  );
}

type PaperRowProps = { row: ShownRow; view: MatrixView; columns: readonly { place: number }[] };

function PaperRow({ row, view, columns }: PaperRowProps) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  return (
    <tr>
      <th scope="row" style={{ paddingLeft: 4 + row.row.depth * 12 }}>
        {nameOf(row.row, locale)}
        {stagesOf(row.row.missing).map((stage) => (
          <span key={stage} className={classes.missing}>
            {t(`short.${stage}`)}
          </span>
        ))}
      </th>
      {columns.map(({ place }) => (
        <PaperCell key={place} cell={view.cell(row, place)} />
      ))}
    </tr>
  );
}

function PaperCell({ cell }: { cell: ShownCell }) {
  const { t } = useTranslation('matrix');
  const word = (stage: Stage) => {
    const short = t(`short.${stage}`);
    return (bitsOf([stage]) & cell.inherited) !== 0 ? `(${short})` : short;
  };
  return (
    <td data-look={cell.worst ? 'overlap' : cell.own > 0 ? 'held' : undefined}>
      {stagesOf(cell.own | cell.below | cell.inherited)
        .map(word)
        .join(' ')}
      {cell.worst && <b className={classes.count}>▲ {cell.overlaps}</b>}
    </td>
  );
}
