import { SEVERITIES } from '@abat/contracts';
import { IconZzz } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useIsOutdated } from '../../blocks/block-age.js';
import { useIsOverdue } from '../../blocks/freshness.js';
import { useSurface } from '../../blocks/surface.js';
import { BY_CLOCK_MS, useFiguresNow } from '../../blocks/use-figure.js';
import { useSqueeze } from '../../blocks/use-squeeze.js';
import { zoneMark } from '../../city/city-moment.js';
import { cityTime, formatDate, formatNumber, formatRelative, formatWeekday } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useConnection } from '../../live/connection-store.js';
import { useServerNow } from '../../live/server-now.js';
import { useKeptSince } from '../../offline/kept-shown.js';
import { SeverityShape } from '../../ui/severity-shape.js';
import { useNow } from '../../ui/use-now.js';
import { useAlarmSummary } from '../shift/use-alarms.js';
import classes from './header.module.css';

/** The severities of the strip, the worst first. */
const STRIP = SEVERITIES.toReversed();
/** Asks nothing of anybody; told where there are any, for with them the counts add up to the open signals. */
const REST = 'info';

/** What the strip gives up one after the other, as its style sheet says. */
const STRIP_STEPS = 5;

type WallHeaderProps = {
  title: string | null;
  /** Screens side by side. */
  tiles: number;
  /** Part of a page that has a title and a state of the link of its own. */
  isPreview?: boolean;
};

/** Always in the same place: what is shown, the clock of the city, the signals, the link. */
export function WallHeader({ title, tiles, isPreview = false }: WallHeaderProps) {
  const { t } = useTranslation('wall');
  const Title = isPreview ? 'p' : 'h1';
  const isStale = useIsOutdated();
  return (
    <header className={classes.header} data-tiles={tiles} data-stale={isStale} data-testid="wall-header">
      <Title className={classes.title} data-name>
        {title ?? t('spot.title')}
      </Title>
      <SignalStrip />
      {!isPreview && <Link />}
      <Clock tiles={tiles} />
    </header>
  );
}

function Clock({ tiles }: { tiles: number }) {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  const now = useServerNow();
  const { date, time } = cityTime(now);
  return (
    <p className={classes.clock} role="timer" aria-live="off" aria-label={t('clock')}>
      <span className={classes.date}>
        {tiles > 1 && `${formatWeekday(date, locale)}, `}
        {formatDate(date, locale)}
      </span>
      <strong className={classes.time}>{time}</strong>
      <span className={classes.zone}>{zoneMark(now)}</span>
    </p>
  );
}

/** Open signals of the city, or of the district the scene tells of, by severity: shape, word, count. And how many alarms are put aside, where any are. */
function SignalStrip() {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  const figures = useFiguresNow(useSurface().district);
  const { data } = figures;
  const isOverdue = useIsOverdue(figures, BY_CLOCK_MS);
  const snoozed = useAlarmSummary().data?.byState.snoozed ?? 0;
  const [box] = useSqueeze<HTMLUListElement>(STRIP_STEPS, false);
  return (
    <ul ref={box} className={classes.strip} data-stale={isOverdue} data-testid="signal-strip">
      {STRIP.map((severity) => {
        const count = data?.findings.bySeverity[severity];
        if (severity === REST && !count) return null;
        return (
          <li
            key={severity}
            data-zero={count === 0}
            data-severity={severity}
            aria-label={t(`common:severity.${severity}`)}
          >
            <SeverityShape severity={severity} size={24} />
            <span className={classes.word}>{t(`common:severity.${severity}`)}</span>
            <strong>{count === undefined ? '…' : formatNumber(count, locale)}</strong>
          </li>
        );
      })}
      {snoozed > 0 && (
        <li data-severity="none" data-testid="snoozed-alarms" aria-label={t('snoozed')}>
          <IconZzz aria-hidden />
          <span className={classes.word}>{t('snoozed')}</span>
          <strong>{formatNumber(snoozed, locale)}</strong>
        </li>
      )}
    </ul>
  );
}

/** State of the link by shape and word; when the picture stands, how old it is. */
function Link() {
  const { t } = useTranslation('shell');
  const locale = useLocale();
  const now = useNow(1000);
  const { status, cause, trueAt } = useConnection();
  const since = useKeptSince() ?? trueAt;
  const isLive = status === 'live';
  return (
    <p className={classes.link} data-status={status} data-testid="connection" role="status">
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {isLive ? (
          <circle cx="6" cy="6" r="4.5" fill="currentColor" />
        ) : (
          <path d="M6 1a5 5 0 1 0 0 10A5 5 0 1 0 6 1ZM2 10 10 2" fill="none" stroke="currentColor" strokeWidth="1.8" />
        )}
      </svg>
      <span>{cause ? t(`connection.cause.${cause}`) : t(`connection.${status}`)}</span>
      {!isLive && since !== null && (
        <span className={classes.age}>
          {cityTime(since).time} · {formatRelative(since, now, locale)}
        </span>
      )}
    </p>
  );
}
