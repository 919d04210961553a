import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDebouncedCallback } from '@mantine/hooks';
import { cityMoment } from '../../city/city-moment.js';
import { cityTime } from '../../format.js';
import { DateField } from '../../ui/date-field.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { type Bar, comingBars, momentAt, pastBars, positionOf, SPAN_NAMES, SPANS } from './time-scale.js';
import { useMomentWords, useUnknownPast } from './moment-words.js';
import classes from './time.module.css';
import { SPEEDS, useClock, useComing, useHistogram, useReplay, useTimeParams } from './use-time.js';

/** The map asks anew when the slider rests so long. */
const REST_MS = 180;
const CHART = { width: 1000, height: 34 };
const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

function Bars({ bars, kind, width }: { bars: readonly Bar[]; kind: 'past' | 'coming'; width: number }) {
  return bars.map(({ left, height }) => (
    <rect
      key={left}
      className={classes.bar}
      data-kind={kind}
      x={left * CHART.width}
      width={width}
      y={CHART.height * (1 - height)}
      height={CHART.height * height}
    />
  ));
}

/** How much changed, and how much is planned, under the slider. */
function Histogram() {
  const { t } = useTranslation('time');
  const { span } = useTimeParams();
  const clock = useClock();
  const { data } = useHistogram(span, clock);
  const coming = useComing(clock);
  const { back, ahead, stepMs, histogram } = SPANS[span];
  const items = (data?.items ?? []).map(({ at, works, findings }) => ({ at, count: works + findings }));
  const slot = CHART.width / (back + ahead);
  const bucketMs = histogram === 'hour' ? 3_600_000 : 86_400_000;
  return (
    <svg
      className={classes.histogram}
      viewBox={`0 0 ${CHART.width} ${CHART.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('histogram')}
    >
      <Bars bars={pastBars(span, items, clock.now)} kind="past" width={Math.max(1.5, (slot * bucketMs) / stepMs - 1)} />
      <Bars bars={comingBars(span, coming)} kind="coming" width={Math.max(1.5, slot - 1)} />
      <line className={classes.nowLine} x1={back * slot} x2={back * slot} y1={0} y2={CHART.height} />
    </svg>
  );
}

/** The slider itself: arrows move a step, Home goes as far back as it reaches, End as far ahead. */
function Slider() {
  const { t } = useTranslation('time');
  const { moment, span, show } = useTimeParams();
  const clock = useClock();
  const words = useMomentWords();
  const { back, ahead } = SPANS[span];
  const shown = positionOf(span, moment, clock);
  const [position, setPosition] = useState(shown);
  useEffect(() => setPosition(shown), [shown]);
  const settle = useDebouncedCallback((to: number) => show(momentAt(span, to, clock)), REST_MS);
  const held = position === shown ? moment : momentAt(span, position, clock);
  return (
    <>
      <div className={classes.track}>
        <Histogram />
        <input
          type="range"
          className={classes.slider}
          min={-back}
          max={ahead}
          step={1}
          value={position}
          aria-label={t('slider')}
          aria-valuetext={words(held)}
          data-testid="time-slider"
          onChange={(event) => {
            const to = Number(event.currentTarget.value);
            setPosition(to);
            settle(to);
          }}
        />
      </div>
      <div className={classes.ends} aria-hidden>
        <span>{t(`span.${span}`)}</span>
        <span style={{ left: `${(100 * back) / (back + ahead)}%` }} className={classes.nowWord}>
          {t('nowWord')}
        </span>
        <span>{t('aheadWord')}</span>
      </div>
    </>
  );
}

/** Said when the moment lies before anything that is kept. */
function FirstKept() {
  const words = useUnknownPast();
  return words && <div className={classes.firstKept}>{words}</div>;
}

/** Day and hour of the past, chosen exactly; a day to come is shown whole. */
function Exact() {
  const { t } = useTranslation('time');
  const { moment, show } = useTimeParams();
  const { today, now } = useClock();
  const { date, time } = cityTime(moment.at ?? now);
  const hours = HOURS.includes(time) ? HOURS : [...HOURS, time].toSorted();
  const choose = (day: string, at: string) => {
    if (day > today) return show({ at: null, on: day });
    return show({ at: new Date(Math.min(cityMoment(day, at), now)).toISOString(), on: null });
  };
  return (
    <div className={classes.exact}>
      <DateField
        size="xs"
        label={t('day')}
        isLabelInside
        value={moment.on ?? date}
        onChange={(day) => day && choose(day, time)}
      />
      {moment.on === null && (
        <FilterSelect
          label={t('hour')}
          all={t('hour')}
          value={time}
          isClearable={false}
          options={hours.map((value) => ({ value, label: value }))}
          onChange={(value) => value && choose(date, value)}
        />
      )}
    </div>
  );
}

/** Play, pause and speed of a replay. */
function Replay() {
  const { t } = useTranslation('time');
  const { speed, change } = useTimeParams();
  const label = t(speed ? 'pause' : 'play');
  return (
    <div className={classes.replay}>
      <Tooltip label={label}>
        <ActionIcon
          variant={speed ? 'filled' : 'default'}
          size={30}
          aria-label={label}
          data-testid="time-play"
          onClick={() => change({ play: speed ? null : '30', time: '1' })}
        >
          {speed ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
        </ActionIcon>
      </Tooltip>
      <FilterSelect
        label={t('speed')}
        all={t('speed')}
        value={speed}
        isClearable={false}
        options={SPEEDS.map((value) => ({ value, label: t(`speeds.${value}`) }))}
        onChange={(value) => change({ play: value, time: '1' })}
      />
    </div>
  );
}

/** The bar through time: back as it was, now, ahead as planned. It lies on the map, or stands over a page without one. */
export function TimeBar({ isInPage }: { isInPage: boolean }) {
  const { t } = useTranslation('time');
  const { moment, span, change } = useTimeParams();
  const words = useMomentWords();
  useReplay();
  const kind = moment.at ? 'past' : moment.on ? 'coming' : 'now';
  return (
    <section
      className={classes.timeBar}
      aria-label={t('title')}
      data-moment={kind}
      data-in-page={isInPage || undefined}
      data-testid="time-bar"
    >
      <div className={classes.head}>
        <strong className={classes.words}>{words(moment)}</strong>
        <Replay />
        <Exact />
        <SegmentedControl
          size="xs"
          aria-label={t('spanLabel')}
          value={span}
          data={SPAN_NAMES.map((value) => ({ value, label: t(`spans.${value}`) }))}
          onChange={(value) => change({ span: value, time: '1' })}
        />
        <ActionIcon
          className={classes.close}
          variant="subtle"
          color="gray"
          size={30}
          aria-label={t('close')}
          onClick={() => change({ time: null, at: null, on: null, play: null, span: null })}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      <Slider />
      <FirstKept />
    </section>
  );
}
