import type { FiguresWeek, WorkStatus } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useDistricts } from '../api/resources.js';
import { formatDateRange, formatNumber, formatWeekday } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { nameOf } from '../i18n/names.js';
import { shortNumber } from '../short-number.js';
import { WorkStatusShape } from '../ui/work-status-badge.js';
import { BlockState, LoadedBlock } from './block.js';
import { Rows } from './parts.js';
import { useSurface } from './surface.js';
import { SeverityMark } from './use-finding-row.js';
import { useFiguresWeek } from './use-figure.js';
import classes from './week.module.css';

/** The works of the week: how many on each day, and which, those in trouble first. */
export function WeekWorks() {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const query = useFiguresWeek(useSurface().district);
  const { data: districts = [] } = useDistricts();
  const placeOf = (code: string | null): string | undefined => {
    if (code === null) return t('noDistrict');
    const own = districts.find(({ externalId }) => externalId === code);
    return own && nameOf(own, locale);
  };
  return (
    <LoadedBlock
      code="week-works"
      query={query}
      aside={({ from, to }) => <span>{formatDateRange(from, to, locale)}</span>}
    >
      {(week) =>
        week.total === 0 ? (
          <BlockState state="empty" word={t('empty.works')} />
        ) : (
          <>
            <Days week={week} />
            {week.days.some(({ holiday }) => holiday) && <HolidayKey />}
            <Rows
              total={week.total}
              rows={week.works.map((work) => ({
                key: work.id,
                mark: work.worst ? <SeverityMark severity={work.worst} /> : <StatusMark status={work.status} />,
                main: work.title,
                isName: true,
                facts: [shortNumber('work', work.number), formatDateRange(work.start, work.end, locale)],
                place: placeOf(work.district),
                name: nameOf(work.agency, locale),
                side: work.findings > 0 ? t('signalsCount', { count: work.findings }) : null,
              }))}
            />
          </>
        )
      }
    </LoadedBlock>
  );
}

/** A status by its shape, and by its word for who hears it. */
function StatusMark({ status }: { status: WorkStatus }) {
  const { t } = useTranslation('common');
  return (
    <>
      <WorkStatusShape status={status} />
      <span className="visually-hidden">{t(`workStatus.${status}`)}</span>
    </>
  );
}

/** What the hatched bars are. */
function HolidayKey() {
  const { t } = useTranslation('blocks');
  return <p className={classes.key}>{t('holiday')}</p>;
}

function Days({ week: { days, day: today } }: { week: FiguresWeek }) {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const most = Math.max(1, ...days.map(({ works }) => works));
  return (
    <ol className={classes.days}>
      {days.map(({ day, works, holiday }) => (
        <li key={day} className={classes.day} data-today={day === today} data-holiday={holiday}>
          <span className={classes.column}>
            <span className={classes.fill} style={{ height: `${(works / most) * 100}%` }} />
          </span>
          <span className={classes.count} data-kpi>
            {formatNumber(works, locale)}
          </span>
          <span className={classes.word}>
            {formatWeekday(day, locale)}
            {holiday && <span className="visually-hidden">{t('holiday')}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
