import type { ImportRemark } from '@abat/contracts';

/** Values a reason names: the code that is unknown, the first row of a duplicate and so on. */
export type RemarkParams = Record<string, string>;

/** A verdict on one row before its reason is put into words. `row` 0 speaks of the whole file. */
export type Remark = {
  row: number;
  verdict: ImportRemark['verdict'];
  field: string | null;
  code: RemarkCode;
  params: RemarkParams;
  externalId: string | null;
  /** Lon, lat in EPSG:4326. */
  place: [number, number] | null;
};

type Reason = { ru: (p: RemarkParams) => string; en: (p: RemarkParams) => string };
const reason = (ru: string, en: string): Reason => ({ ru: fill(ru), en: fill(en) });
const fill = (template: string) => (params: RemarkParams) =>
  template.replace(/\{(\w+)\}/g, (_whole, name: string) => params[name] ?? '…');

/** Every verdict the importer knows: stable code, sentence in Russian and English. */
export const REASONS = {
  'row.not-json': reason('объект не читается как JSON: {detail}', 'the feature is not JSON: {detail}'),
  'row.not-a-number': reason('в строке стоит NaN или Infinity вместо числа', 'NaN or Infinity stands for a number'),
  'row.not-a-feature': reason('это не объект GeoJSON Feature', 'this is not a GeoJSON Feature'),
  'row.columns': reason(
    'в строке {found} ячеек, а в заголовке {expected}',
    '{found} cells where the header has {expected}',
  ),
  'row.duplicate': reason('такой же код уже в строке {first} этого файла', 'row {first} of this file has the same id'),
  'row.other-source': reason(
    'запись принадлежит источнику «{source}»: данные обновлены, источник оставлен',
    'the record belongs to source "{source}": data updated, source kept',
  ),
  'column.unknown': reason('столбец «{column}» не используется', 'column "{column}" is not used'),
  'field.required': reason('поле не заполнено', 'the field is required'),
  'field.type': reason('значение не подходит: {value}', 'the value does not fit: {value}'),
  'value.not-allowed': reason('значение «{value}» не из списка: {allowed}', '"{value}" is not one of: {allowed}'),
  'code.invalid': reason(
    'код «{value}» содержит недопустимые знаки',
    'the code "{value}" has signs that are not allowed',
  ),
  'text.invalid': reason(
    'текст пуст, слишком длинный или содержит управляющие знаки',
    'the text is empty, too long or has control characters',
  ),
  'date.invalid': reason('«{value}» не дата вида ГГГГ-ММ-ДД', '"{value}" is not a date YYYY-MM-DD'),
  'dates.reversed': reason('окончание {end} раньше начала {start}', 'the end {end} is before the start {start}'),
  'boolean.invalid': reason('«{value}» не true и не false', '"{value}" is neither true nor false'),
  'number.invalid': reason(
    '«{value}» не целое число в допустимых пределах',
    '"{value}" is not a whole number in range',
  ),
  'money.invalid': reason(
    '«{value}» не сумма в тенге: нужны цифры и не более двух знаков после точки',
    '"{value}" is not an amount: digits with at most two after the point',
  ),
  'reference.unknown': reason('код «{value}» неизвестен', 'the code "{value}" is unknown'),
  'reference.created': reason(
    'код «{value}» создан как неполная запись, её нужно заполнить',
    'the code "{value}" was created as an incomplete record, to be completed',
  ),
  'reference.cycle': reason(
    'запись подчинена сама себе через «{value}»',
    'the record stands below itself through "{value}"',
  ),
  'amounts.reversed': reason(
    'верхняя сумма {to} не больше нижней {from}',
    'the upper amount {to} is not above the lower {from}',
  ),
  'site.outside': reason(
    'объект «{value}» лежит вне территории полномочия',
    'the site "{value}" lies outside the territory of the mandate',
  ),
  'reference.self': reason('запись указывает на саму себя', 'the record refers to itself'),
  'geometry.missing': reason('нет геометрии', 'there is no geometry'),
  'geometry.empty': reason('геометрия пуста', 'the geometry is empty'),
  'geometry.unsuitable': reason('геометрия вида {type} здесь не подходит', 'geometry of type {type} does not fit here'),
  'geometry.position': reason('координата не число: {value}', 'a coordinate is not a number: {value}'),
  'geometry.out-of-world': reason(
    'координаты {value} вне допустимых градусов (нужен EPSG:4326, долгота, широта)',
    'the coordinates {value} are outside the degrees of EPSG:4326 (longitude, latitude)',
  ),
  'geometry.swapped': reason('широта и долгота переставлены: {value}', 'latitude and longitude are swapped: {value}'),
  'geometry.outside-city': reason(
    'место дальше 50 км от города: {value}',
    'the place is over 50 km from the city: {value}',
  ),
  'geometry.too-large': reason('в геометрии больше {limit} точек', 'the geometry has more than {limit} positions'),
  'geometry.wkt': reason('WKT не читается: {detail}', 'the WKT cannot be read: {detail}'),
  'geometry.invalid': reason('геометрия с ошибкой: {detail}', 'the geometry is not valid: {detail}'),
  'geometry.repaired': reason('геометрия исправлена: {detail}', 'the geometry was repaired: {detail}'),
  'geometry.ring-closed': reason('контур не был замкнут, замкнут', 'the ring was not closed, it was closed'),
  'boundary.earlier': reason(
    'граница с {value} раньше последней известной ({known}): история границ не переписывается',
    'the boundary from {value} is before the latest known ({known}): history is not rewritten',
  ),
  'zones.replaced': reason(
    'у работы было несколько участков, теперь один из файла',
    'the work had several zones, now the one of the file',
  ),
  'layer.row-count': reason(
    'в файле {found} строк, а в источнике было {known}: проверьте, что слой полон',
    'the file has {found} rows where the source had {known}: check that the layer is complete',
  ),
} as const satisfies Record<string, Reason>;

export type RemarkCode = keyof typeof REASONS;

/** The reason of a verdict in plain words. */
export function explainRemark(code: RemarkCode, params: RemarkParams, locale: 'ru' | 'en' = 'ru'): string {
  return REASONS[code][locale](params);
}
