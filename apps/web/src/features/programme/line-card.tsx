import type { ProgrammeRow } from '@abat/contracts';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgencyNames } from '../../api/use-names.js';
import { useMay } from '../../app/session-gate.js';
import { daysBetween, formatDate, formatDateRange, formatDays, formatMoney, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useScreenScale } from '../../theme/screen-scale.js';
import { useBlocked } from '../../ui/act-button.js';
import { SeverityShape } from '../../ui/severity-shape.js';
import { createValueStore, useStoredValue } from '../../ui/value-store.js';
import { WorkStatusBadge } from '../../ui/work-status-badge.js';
import { useSlip } from '../plan/baseline-works.js';
import { countOf, outOfSeason } from './bars.js';
import type { Pointed } from './grid-types.js';
import classes from './signs.module.css';
import { marksOfWork, type WorkMarks } from './use-programme.js';

/** Most findings, restrictions or milestones the card names. */
const MOST = 4;

function useDays(row: ProgrammeRow): string[] {
  const { t } = useTranslation('programme');
  const locale = useLocale();
  const days = `${formatDateRange(row.start, row.end, locale)} · ${formatDays(daysBetween(row.start, row.end), locale)}`;
  const inside = row.durationDays === null ? null : t('card.duration', { days: formatDays(row.durationDays, locale) });
  const ended = row.finishedOn && t('card.finishedOn', { day: formatDate(row.finishedOn, locale) });
  return [days, t(`common:dateCertainty.${row.dateCertainty}`), inside, ended].filter((text) => text !== null);
}

/** The days promised, and what slipped since: the end and the cost. */
function Baseline({ row }: { row: ProgrammeRow }) {
  const { t } = useTranslation('programme');
  const locale = useLocale();
  const { moneyOf } = useSlip();
  if (!row.baseline) return null;
  const { start, end, slipDays, slipKzt } = row.baseline;
  const slip =
    slipDays === 0 ? null : t(slipDays > 0 ? 'slip.lateLong' : 'slip.earlyLong', { count: Math.abs(slipDays) });
  const promised = t('card.baseline', { range: formatDateRange(start, end, locale) });
  return <li>{[promised, slip, moneyOf(slipKzt)].filter((text) => text !== null).join('; ')}</li>;
}

/** Days of something beside its name, never broken in two. */
function Range({ from, to }: { from: string | null; to: string | null }) {
  const locale = useLocale();
  return <span className={classes.range}>({formatDateRange(from, to, locale)})</span>;
}

/** How many more there are than the card names. */
function More({ what, count }: { what: 'findings' | 'restrictions' | 'milestones'; count: number }) {
  const { t } = useTranslation('programme');
  return count > 0 && <li>{t(`card.more.${what}`, { count })}</li>;
}

function Findings({ marks }: { marks: WorkMarks }) {
  const { t } = useTranslation('programme');
  return (
    <>
      {marks.findings.slice(0, MOST).map((finding) => (
        <li key={finding.id} className={classes.cardMark}>
          <SeverityShape severity={finding.severity} size={12} />
          <span>
            {t(`common:rule.${finding.rule}`)}
            {finding.other && `: ${finding.other}`} <Range from={finding.from} to={finding.to} />
          </span>
        </li>
      ))}
      <More what="findings" count={countOf(marks.findings.slice(MOST))} />
    </>
  );
}

function Places({ marks, row }: { marks: WorkMarks; row: ProgrammeRow }) {
  const { t } = useTranslation('programme');
  const locale = useLocale();
  const meets = outOfSeason(row, marks.seasons).some(({ from, to }) => from <= row.end && to >= row.start);
  return (
    <>
      {marks.restrictions.slice(0, MOST).map((one) => (
        <li key={one.id} className={classes.cardMark}>
          <span className={classes.swatch} data-look="restriction" aria-hidden="true" />
          <span>
            {one.title ?? t(`common:restrictionKind.${one.kind}`)} <Range from={one.from} to={one.to} />
          </span>
        </li>
      ))}
      <More what="restrictions" count={countOf(marks.restrictions.slice(MOST))} />
      {meets && (
        <li className={classes.cardMark}>
          <span className={classes.swatch} data-look="off-season" aria-hidden="true" />
          {t('card.offSeason')}
        </li>
      )}
      {marks.milestones.slice(0, MOST).map((one) => (
        <li key={one.id}>
          {t(one.doneOn ? 'card.milestoneDone' : 'card.milestone', {
            title: one.title,
            day: formatDate(one.doneOn ?? one.dueOn, locale, 'medium'),
          })}
        </li>
      ))}
      <More what="milestones" count={marks.milestones.length - MOST} />
    </>
  );
}

/** Why the dates may not be changed now, to whoever may change them. */
function Held() {
  const blocked = useBlocked();
  const mayWrite = useMay('work.write');
  return mayWrite && blocked && <li>{blocked}</li>;
}

/** What is pointed at; outside of React's tree, so that moving the pointer redraws nothing but the card. */
export const pointedStore = createValueStore<Pointed | null>(null);

/** Everything a line shows, in words, beside the pointer or under the line the keyboard is at. */
export function LineCard() {
  const pointed = useStoredValue(pointedStore);
  return pointed && <Card pointed={pointed} />;
}

/** Where the card stands: towards the middle of the window from what is pointed at. */
function besidePointer({ x, y, isKeyboard }: Pointed, scale: number): CSSProperties {
  const { innerWidth: width, innerHeight: height } = window;
  const side = x > width * 0.6 ? { right: (width - x) / scale + 14 } : { left: x / scale + 14 };
  const isLow = y > height * 0.6;
  return { ...side, ...(isLow ? { bottom: (height - y) / scale + (isKeyboard ? 42 : 14) } : { top: y / scale + 14 }) };
}

function Card({ pointed }: { pointed: Pointed }) {
  const { t } = useTranslation('programme');
  const locale = useLocale();
  const agencies = useAgencyNames();
  const { row } = pointed;
  const marks = marksOfWork(pointed.marks, row);
  const scale = useScreenScale();
  return (
    <div className={classes.card} id="line-card" role="tooltip" style={besidePointer(pointed, scale)}>
      <strong>{row.title}</strong>
      <span className={classes.cardBadges}>
        <WorkStatusBadge status={row.status} />
        {row.progressPercent !== null && (
          <span>{t('card.progress', { percent: formatNumber(row.progressPercent, locale) })}</span>
        )}
      </span>
      <ul>
        <li>{agencies.nameOf(row.agency)}</li>
        {useDays(row).map((text) => (
          <li key={text}>{text}</li>
        ))}
        <li>{row.costKzt === null ? t('card.noCost') : formatMoney(row.costKzt, locale)}</li>
        <Baseline row={row} />
        <Findings marks={marks} />
        <Places marks={marks} row={row} />
        <Held />
      </ul>
    </div>
  );
}
