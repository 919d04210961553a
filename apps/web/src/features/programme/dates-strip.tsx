import type { ProgrammeRow, Work } from '@abat/contracts';
import { Button } from '@mantine/core';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWork } from '../../api/resources.js';
import { ApiError } from '../../api/api-error.js';
import { formatDateRange } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { DateField } from '../../ui/date-field.js';
import { ErrorState } from '../../ui/states.js';
import { draftOfWork } from '../edit/draft.js';
import { PreviewList } from '../edit/preview-list.js';
import { useFaults } from '../edit/use-faults.js';
import { useFieldLabel } from '../edit/use-field-label.js';
import { usePreview } from '../edit/use-preview.js';
import { useSaveWork } from '../edit/use-save-work.js';
import type { Days } from './bars.js';
import { dayNumber } from './days.js';
import type { TriedDays } from './grid-types.js';
import classes from './strip.module.css';

type DatesStripProps = {
  tried: TriedDays;
  isMapShown: boolean;
  /** Gets the focus back when the strip closes. */
  gridRef: RefObject<HTMLElement | null>;
  onChange: (days: Days) => void;
  onClose: () => void;
};

/** New days of a work before they are saved: by how much it moves, what that does to the findings. */
export function DatesStrip(props: DatesStripProps) {
  const { data: work, error, refetch } = useWork(props.tried.row.id);
  const { t } = useTranslation('programme');
  const box = useRef<HTMLElement>(null);
  const close = () => {
    const at = document.activeElement;
    // Who went on to something else while the days were being saved stays there.
    if (at === document.body || box.current?.contains(at)) props.gridRef.current?.focus({ preventScroll: true });
    props.onClose();
  };
  return (
    <section
      ref={box}
      className={classes.strip}
      aria-label={t('dates.title')}
      data-testid="programme-dates"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      {work ? (
        <Form {...props} work={work} onClose={close} />
      ) : (
        error && <ErrorState error={error} onRetry={() => void refetch()} />
      )}
    </section>
  );
}

/** Zones that have days of their own cannot follow one bar. */
const hasOwnZoneDays = (work: Work): boolean =>
  work.zones.some(({ start, end }) => start !== work.start || end !== work.end);

function useTried(work: Work, { start, end }: Days) {
  return useMemo(() => {
    const draft = draftOfWork(work);
    return { ...draft, zones: draft.zones.map((zone) => ({ ...zone, start, end })) };
  }, [work, start, end]);
}

/** What is stored of a work, as far as known: the line or the work, whichever was read of a later version. */
type Stored = Days & { version: number };

function ShiftText({ stored, days }: { stored: Stored; days: Days }) {
  const { t } = useTranslation('programme');
  const locale = useLocale();
  const start = dayNumber(days.start) - dayNumber(stored.start);
  const end = dayNumber(days.end) - dayNumber(stored.end);
  const shift = (key: 'start' | 'end', count: number) =>
    count === 0
      ? t(`dates.${key}Same`)
      : t(count > 0 ? `dates.${key}Later` : `dates.${key}Earlier`, { count: Math.abs(count) });
  return (
    <p className={classes.stripText}>
      {t('dates.before', { range: formatDateRange(stored.start, stored.end, locale) })} {shift('start', start)}{' '}
      {shift('end', end)}
    </p>
  );
}

type TroubleProps = { error: Error | null; row: ProgrammeRow; stored: Stored; fields: readonly string[] };

/** Why the days were not saved, also what `fields` have against it, or that the work is not what it was when they were begun. */
function Trouble({ error, row, stored, fields }: TroubleProps) {
  const { t } = useTranslation('programme');
  const locale = useLocale();
  const isOutdated = stored.version > row.version;
  const isConflict = error instanceof ApiError && error.status === 412;
  return (
    <>
      {isOutdated && (
        <p className={classes.stripError} role="alert">
          {t('dates.changed', { range: formatDateRange(stored.start, stored.end, locale) })}
        </p>
      )}
      {error && !(isConflict && isOutdated) && (
        <p className={classes.stripError} role="alert">
          {error instanceof ApiError ? error.titleIn(locale) : t('common:state.failed')}
        </p>
      )}
      {fields.map((text) => (
        <p key={text} className={classes.stripError} role="alert">
          {text}
        </p>
      ))}
    </>
  );
}

function Form({ tried, work, isMapShown, onChange, onClose }: Omit<DatesStripProps, 'gridRef'> & { work: Work }) {
  const { t } = useTranslation('programme');
  const { row, days, asked } = tried;
  const stored: Stored = work.version > row.version ? work : row;
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked) first.current?.focus();
  }, [asked]);
  const preview = usePreview(useTried(work, days), work);
  const { mutate, isPending, error } = useSaveWork(onClose);
  const { hidden } = useFaults([], [error, preview.error], { isShown: () => false, labelOf: useFieldLabel() });
  const isByZones = hasOwnZoneDays(work);
  const isSame = days.start === stored.start && days.end === stored.end;
  const save = () => mutate({ id: row.id, version: stored.version, patch: days });
  return (
    <>
      <div className={classes.stripForm}>
        <strong className={classes.stripTitle}>{row.title}</strong>
        <ShiftText stored={stored} days={days} />
        <div className={classes.stripFields}>
          <DateField
            inputRef={first}
            size="xs"
            label={t('dates.start')}
            value={days.start}
            maxDate={days.end}
            onChange={(start) => start && onChange({ ...days, start })}
          />
          <DateField
            size="xs"
            label={t('dates.end')}
            value={days.end}
            minDate={days.start}
            onChange={(end) => end && onChange({ ...days, end })}
          />
          <ActButton
            size="xs"
            loading={isPending}
            disabled={isByZones || isSame || days.start > days.end}
            onClick={save}
          >
            {t('common:action.save')}
          </ActButton>
          <Button size="xs" variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        </div>
        {isByZones && <p className={classes.stripText}>{t('dates.zones')}</p>}
        <Trouble error={error} row={row} stored={stored} fields={hidden} />
      </div>
      <div className={classes.stripPreview}>
        <PreviewList {...preview} isMapShown={isMapShown} />
      </div>
    </>
  );
}
