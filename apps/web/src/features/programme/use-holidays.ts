import { useMemo } from 'react';
import { useHolidayRegister } from '../../api/resources.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { dayNumber } from './days.js';

/** Holidays of the register: the name of each by its day number. */
export function useHolidays(): ReadonlyMap<number, string> {
  const locale = useLocale();
  const { data } = useHolidayRegister();
  return useMemo(() => new Map(data?.map((row) => [dayNumber(row.day), nameOf(row, locale)])), [data, locale]);
}
