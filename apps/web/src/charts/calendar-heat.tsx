import type { Locale } from '@abat/contracts';
import { useCallback } from 'react';
import { formatDate } from '../format.js';
import { monthsAlone, weekdaysShort } from '../format-words.js';
import { useLocale } from '../i18n/index.js';
import { useIsPhone } from '../ui/use-is-phone.js';
import { Chart } from './chart.js';
import type { ChartLook } from './chart-look.js';

type CalendarHeatProps = {
  label: string;
  year: number;
  /** One number per day from 1 January on. */
  values: readonly number[];
  /** Days off: drawn with a border. */
  holidays: ReadonlySet<string>;
  format: (value: number) => string;
  onPick?: ((day: string) => void) | undefined;
};

const HEIGHT_PX = 218;
/** From this part of the most on a day is so full that the ground stands out from it better than the text. */
const FULL = 0.55;

/** Days of a year from the first, `YYYY-MM-DD`. */
export const dayOfYear = (year: number, place: number): string =>
  new Date(Date.UTC(year, 0, 1 + place)).toISOString().slice(0, 10);

/** Every name of a month has its room on a desk, every second on a phone. */
const monthNames = (locale: Locale, isPhone: boolean) =>
  monthsAlone[locale].map((name, place) => (isPhone && place % 2 === 1 ? '' : name.slice(0, 3)));

const calendarWords = (locale: Locale, look: ChartLook, isPhone: boolean) => ({
  dayLabel: { firstDay: 1, nameMap: [...weekdaysShort[locale]], color: look.dim, fontFamily: look.font, fontSize: 11 },
  monthLabel: { nameMap: monthNames(locale, isPhone), color: look.dim, fontFamily: look.font },
  yearLabel: { show: false },
});

/** What marks no day. */
const WORKDAY = { border: {}, label: { show: false } };

/** A day off: a border where little is done, a dot that is seen on full days as well. */
const dayOff = (look: ChartLook, share: number) => ({
  border: { borderColor: look.text, borderWidth: 1.5 },
  label: { show: true, formatter: '●', fontSize: 8, color: share < FULL ? look.text : look.ground },
});

/** A year of days, the darker (on paper) the more; weeks are columns and begin on Monday. */
export function CalendarHeat({ label, year, values, holidays, format, onPick }: CalendarHeatProps) {
  const locale = useLocale();
  const isPhone = useIsPhone();
  const most = Math.max(1, ...values);
  const option = useCallback(
    (look: ChartLook) => ({
      tooltip: {
        formatter: ({ data }: { data: { value: [string, number] } }) =>
          `${formatDate(data.value[0], locale, 'full')}\n${format(data.value[1])}`,
      },
      visualMap: {
        ...{ type: 'continuous', min: 0, max: most, orient: 'horizontal', left: 30, bottom: 0 },
        ...{ itemHeight: 120, itemWidth: 12, calculable: false, inRange: { color: [...look.heat] } },
        text: [format(most), format(0)],
        textStyle: { color: look.dim, fontFamily: look.font },
      },
      calendar: {
        ...{ range: String(year), left: 34, right: 8, top: 26, bottom: 34, cellSize: ['auto', 19] },
        splitLine: { lineStyle: { color: look.dim, width: 1 } },
        itemStyle: { color: 'transparent', borderColor: look.ground, borderWidth: 2 },
        ...calendarWords(locale, look, isPhone),
      },
      series: [
        {
          type: 'heatmap',
          coordinateSystem: 'calendar',
          data: values.map((value, place) => {
            const day = dayOfYear(year, place);
            const { border, label: dot } = holidays.has(day) ? dayOff(look, value / most) : WORKDAY;
            return { value: [day, value], key: day, itemStyle: { ...border, decal: { symbol: 'none' } }, label: dot };
          }),
        },
      ],
    }),
    [values, most, year, holidays, format, locale, isPhone],
  );
  const points = values.map((value, place) => {
    const day = dayOfYear(year, place);
    return { key: day, text: `${formatDate(day, locale, 'full')}: ${format(value)}` };
  });
  return <Chart label={label} heightPx={HEIGHT_PX} option={option} points={points} {...(onPick ? { onPick } : {})} />;
}
