import type { Locale } from '@abat/contracts';
import type { PluralForm } from './plural.js';

type Words = Partial<Record<PluralForm, string>> & { other: string };
type Names = Record<Locale, readonly string[]>;

/** Month as it stands after a day number. */
export const monthsInDate: Names = {
  kk: [
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан',
  ],
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

export const monthShort: Names = {
  kk: ['қаң.', 'ақп.', 'нау.', 'сәу.', 'мам.', 'мау.', 'шіл.', 'там.', 'қыр.', 'қаз.', 'қар.', 'жел.'],
  ru: ['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** Month standing alone, for the heads of calendars. */
export const monthsAlone: Names = {
  kk: [
    'Қаңтар',
    'Ақпан',
    'Наурыз',
    'Сәуір',
    'Мамыр',
    'Маусым',
    'Шілде',
    'Тамыз',
    'Қыркүйек',
    'Қазан',
    'Қараша',
    'Желтоқсан',
  ],
  ru: [
    'Январь',
    'Февраль',
    'Март',
    'Апрель',
    'Май',
    'Июнь',
    'Июль',
    'Август',
    'Сентябрь',
    'Октябрь',
    'Ноябрь',
    'Декабрь',
  ],
  en: monthsInDate.en,
};

/** Weekdays from Sunday. */
export const weekdays: Names = {
  kk: ['жексенбі', 'дүйсенбі', 'сейсенбі', 'сәрсенбі', 'бейсенбі', 'жұма', 'сенбі'],
  ru: ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

export const weekdaysShort: Names = {
  kk: ['Жс', 'Дс', 'Сс', 'Ср', 'Бс', 'Жм', 'Сб'],
  ru: ['вс', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

type UnitWords = {
  tenge: string;
  thousand: string;
  million: string;
  billion: string;
  m: string;
  km: string;
  m2: string;
  ha: string;
  km2: string;
  bytes: readonly string[];
};

export const unitWords: Record<Locale, UnitWords> = {
  kk: {
    tenge: '',
    thousand: 'мың',
    million: 'млн',
    billion: 'млрд',
    m: 'м',
    km: 'км',
    m2: 'м²',
    ha: 'га',
    km2: 'км²',
    bytes: ['Б', 'КБ', 'МБ', 'ГБ'],
  },
  ru: {
    tenge: '',
    thousand: 'тыс.',
    million: 'млн',
    billion: 'млрд',
    m: 'м',
    km: 'км',
    m2: 'м²',
    ha: 'га',
    km2: 'км²',
    bytes: ['Б', 'КБ', 'МБ', 'ГБ'],
  },
  en: {
    tenge: '',
    thousand: 'thousand',
    million: 'million',
    billion: 'billion',
    m: 'm',
    km: 'km',
    m2: 'm²',
    ha: 'ha',
    km2: 'km²',
    bytes: ['B', 'kB', 'MB', 'GB'],
  },
};

export const dayWords: Record<Locale, Words> = {
  kk: { other: 'күн' },
  ru: { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
  en: { one: 'day', other: 'days' },
};

type RelativeUnit = 'minute' | 'hour' | 'day' | 'month' | 'year';
type RelativeWords = { now: string; past: Record<RelativeUnit, Words>; future: Record<RelativeUnit, Words> };

/** Units of an age in few letters. */
export const ageWords: Record<Locale, Record<RelativeUnit, Words>> = {
  kk: {
    minute: { other: 'мин' },
    hour: { other: 'сағ' },
    day: { other: 'күн' },
    month: { other: 'ай' },
    year: { other: 'жыл' },
  },
  ru: {
    minute: { other: 'мин' },
    hour: { other: 'ч' },
    day: { other: 'дн.' },
    month: { other: 'мес.' },
    year: { one: 'год', few: 'года', many: 'лет', other: 'года' },
  },
  en: {
    minute: { other: 'min' },
    hour: { other: 'h' },
    day: { one: 'day', other: 'days' },
    month: { one: 'month', other: 'months' },
    year: { one: 'year', other: 'years' },
  },
};

export const relativeWords: Record<Locale, RelativeWords> = {
  kk: {
    now: 'қазір ғана',
    past: {
      minute: { other: '{n} минут бұрын' },
      hour: { other: '{n} сағат бұрын' },
      day: { other: '{n} күн бұрын' },
      month: { other: '{n} ай бұрын' },
      year: { other: '{n} жыл бұрын' },
    },
    future: {
      minute: { other: '{n} минуттан кейін' },
      hour: { other: '{n} сағаттан кейін' },
      day: { other: '{n} күннен кейін' },
      month: { other: '{n} айдан кейін' },
      year: { other: '{n} жылдан кейін' },
    },
  },
  ru: {
    now: 'только что',
    past: {
      minute: { one: '{n} минуту назад', few: '{n} минуты назад', other: '{n} минут назад' },
      hour: { one: '{n} час назад', few: '{n} часа назад', other: '{n} часов назад' },
      day: { one: '{n} день назад', few: '{n} дня назад', other: '{n} дней назад' },
      month: { one: '{n} месяц назад', few: '{n} месяца назад', other: '{n} месяцев назад' },
      year: { one: '{n} год назад', few: '{n} года назад', other: '{n} лет назад' },
    },
    future: {
      minute: { one: 'через {n} минуту', few: 'через {n} минуты', other: 'через {n} минут' },
      hour: { one: 'через {n} час', few: 'через {n} часа', other: 'через {n} часов' },
      day: { one: 'через {n} день', few: 'через {n} дня', other: 'через {n} дней' },
      month: { one: 'через {n} месяц', few: 'через {n} месяца', other: 'через {n} месяцев' },
      year: { one: 'через {n} год', few: 'через {n} года', other: 'через {n} лет' },
    },
  },
  en: {
    now: 'just now',
    past: {
      minute: { one: '{n} minute ago', other: '{n} minutes ago' },
      hour: { one: '{n} hour ago', other: '{n} hours ago' },
      day: { one: '{n} day ago', other: '{n} days ago' },
      month: { one: '{n} month ago', other: '{n} months ago' },
      year: { one: '{n} year ago', other: '{n} years ago' },
    },
    future: {
      minute: { one: 'in {n} minute', other: 'in {n} minutes' },
      hour: { one: 'in {n} hour', other: 'in {n} hours' },
      day: { one: 'in {n} day', other: 'in {n} days' },
      month: { one: 'in {n} month', other: 'in {n} months' },
      year: { one: 'in {n} year', other: 'in {n} years' },
    },
  },
};
