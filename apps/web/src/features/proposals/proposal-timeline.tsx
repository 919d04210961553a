import type { DateProposal, ProposalSide } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatDateRange } from '../../format.js';
import { monthShort } from '../../format-words.js';
import { useLocale } from '../../i18n/index.js';
import classes from './proposals.module.css';
import { barsInView, monthsIn, placeOf, spanOf, type TimeSpan } from './timeline-span.js';

type Tone = 'now' | 'proposed' | 'work' | 'restriction';
type RowProps = {
  label: string;
  days: { start: string; end: string };
  tone: Tone;
  span: TimeSpan;
  season: ProposalSide['season'];
};

/** One line: its name and days as text, the bar beneath on the days of the season. */
function Row({ label, days, tone, span, season }: RowProps) {
  const locale = useLocale();
  const place = placeOf(days, span);
  return (
    <li className={classes.row}>
      <span className={classes.rowText}>
        <span className={classes.rowName}>{label}</span>
        <span className={classes.rowDays}>{formatDateRange(days.start, days.end, locale)}</span>
      </span>
      <svg className={classes.track} aria-hidden>
        {season?.map((window) => {
          const open = placeOf(window, span);
          return (
            open && (
              <rect
                key={window.start}
                className={classes.season}
                x={`${open.left}%`}
                width={`${open.width}%`}
                height="100%"
              />
            )
          );
        })}
        {place && (
          <rect
            className={classes.bar}
            data-tone={tone}
            x={`${place.left}%`}
            width={`${place.width}%`}
            y="2"
            height="8"
            rx="2"
          />
        )}
      </svg>
    </li>
  );
}

function Months({ span }: { span: TimeSpan }) {
  const locale = useLocale();
  return (
    <div className={classes.months} aria-hidden>
      {monthsIn(span).map(({ day, left }) => (
        <span key={day} style={{ left: `${left}%` }}>
          {monthShort[locale][Number(day.slice(5, 7)) - 1]}
        </span>
      ))}
    </div>
  );
}

type TimelineProps = { side: ProposalSide; chosen: DateProposal | null };

/** The work now, on the chosen days, and what else lies on its place at that time; the season is shaded. */
export function ProposalTimeline({ side, chosen }: TimelineProps) {
  const { t } = useTranslation('resolutions');
  const { season } = side;
  const span = spanOf(side, side.proposals);
  const { bars, hidden } = barsInView(side, span);
  const shared = { span, season };
  return (
    <div className={classes.timeline} data-testid="proposal-timeline">
      <Months span={span} />
      <ul className={classes.rows}>
        <Row {...shared} label={t('timeline.now')} days={side} tone="now" />
        {chosen && <Row {...shared} label={t('timeline.proposed')} days={chosen} tone="proposed" />}
        {bars.map((bar) => (
          <Row
            {...shared}
            key={`${bar.id}${bar.start}`}
            label={bar.kind === 'work' ? bar.title : `${t(`common:restrictionKind.${bar.kind}`)}: ${bar.title}`}
            days={bar}
            tone={bar.kind === 'work' ? 'work' : 'restriction'}
          />
        ))}
      </ul>
      <p className={classes.note}>
        {season && <span className={classes.seasonKey}>{t('timeline.season')}</span>}
        {hidden > 0 && <span>{t('timeline.hidden', { count: hidden })}</span>}
      </p>
    </div>
  );
}
