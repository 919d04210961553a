import { DateInput, DatesProvider, type DatesProviderSettings } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatWeekday } from '../format.js';
import { monthShort, monthsAlone } from '../format-words.js';
import { useLocale } from '../i18n/index.js';

type DateFieldProps = {
  /** Shown over the field, or inside it while it is empty. */
  label: string;
  isLabelInside?: boolean;
  /** `YYYY-MM-DD` or null. */
  value: string | null;
  onChange: (day: string | null) => void;
  minDate?: string;
  maxDate?: string;
  error?: string;
  required?: boolean;
  clearable?: boolean;
  disabled?: boolean;
  size?: 'xs' | 'sm';
  inputRef?: Ref<HTMLInputElement>;
};

/** The working week of the city; days off are shown by nobody's colour. */
const WEEK: DatesProviderSettings = { firstDayOfWeek: 1, weekendDays: [] };
const DAY = /^(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{4})$/;

function parseTyped(text: string): string | null {
  const match = DAY.exec(text.trim());
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** A calendar day, typed as ДД.ММ.ГГГГ or picked; month and weekday names are our own, for Kazakh too. */
export function DateField({ label, isLabelInside = false, size = 'sm', inputRef, ...field }: DateFieldProps) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  const monthName = (day: string) => monthsAlone[locale][Number(day.slice(5, 7)) - 1];
  return (
    <DatesProvider settings={WEEK}>
      <DateInput
        {...field}
        ref={inputRef}
        size={size}
        {...(isLabelInside
          ? { 'aria-label': label, placeholder: label }
          : { label, placeholder: t('date.placeholder') })}
        valueFormat="DD.MM.YYYY"
        dateParser={parseTyped}
        leftSection={<IconCalendar size={16} aria-hidden />}
        weekdayFormat={(day) => formatWeekday(day, locale)}
        monthLabelFormat={(day) => `${monthName(day)} ${day.slice(0, 4)}`}
        monthsListFormat={(day) => monthShort[locale][Number(day.slice(5, 7)) - 1]}
        getDayProps={(day) => ({ 'aria-label': formatDate(day, locale, 'full') })}
        ariaLabels={{
          nextMonth: t('date.nextMonth'),
          previousMonth: t('date.previousMonth'),
          monthLevelControl: t('date.chooseMonth'),
          yearLevelControl: t('date.chooseYear'),
          nextYear: t('date.nextYear'),
          previousYear: t('date.previousYear'),
        }}
        clearButtonProps={{ 'aria-label': t('action.clear') }}
        popoverProps={{ zIndex: 650 }}
      />
    </DatesProvider>
  );
}
