import {
  DomainError,
  IMPORT_FAILURES,
  IMPORT_POSITIONS,
  type ImportFailure,
  type ImportFailureCode,
  type ImportFailureParams,
  type ImportPosition,
  type ImportReason,
  type Locale,
  type LocalizedText,
} from '@abat/contracts';
import { fill, say } from './words.js';

/** The words of every reason for terminals and answers of the API; the web has its own translations. */
export const FAILURE_WORDS: Record<ImportFailureCode, LocalizedText> = {
  'file.missing': say('нет такого файла: {name}', 'мұндай файл жоқ: {name}', 'there is no such file: {name}'),
  'file.not-a-file': say('это не файл: {name}', 'бұл файл емес: {name}', 'this is not a file: {name}'),
  'file.gone': say(
    'загруженного файла больше нет, загрузите его ещё раз',
    'жүктелген файл сақталмаған, оны қайта жүктеңіз',
    'the uploaded file is gone, upload it again',
  ),
  'file.empty': say('файл пуст', 'файл бос', 'the file is empty'),
  'file.not-utf8': say('файл не в кодировке UTF-8', 'файл UTF-8 кодтауында емес', 'the file is not in UTF-8'),
  'file.utf16': say(
    'файл в кодировке UTF-16: сохраните его в UTF-8',
    'файл UTF-16 кодтауында: оны UTF-8 кодтауында сақтаңыз',
    'the file is in UTF-16: save it in UTF-8',
  ),
  'file.not-xlsx': say('это не файл XLSX', 'бұл XLSX файлы емес', 'this is not an XLSX file'),
  'file.old-xls': say(
    'файл в старом формате XLS: сохраните его как XLSX',
    'файл ескі XLS форматында: оны XLSX ретінде сақтаңыз',
    'the file is an old XLS: save it as XLSX',
  ),
  'file.binary': say(
    'двоичные данные: нужен GeoJSON, CSV или XLSX',
    'екілік деректер: GeoJSON, CSV немесе XLSX қажет',
    'binary data: GeoJSON, CSV or XLSX is needed',
  ),
  'file.other-format': say(
    'нужен GeoJSON FeatureCollection, CSV или XLSX',
    'GeoJSON FeatureCollection, CSV немесе XLSX қажет',
    'a GeoJSON FeatureCollection, CSV or XLSX is needed',
  ),
  'header.missing': say('нет строки заголовка', 'тақырып жолы жоқ', 'there is no header line'),
  'header.column-twice': say(
    'столбец «{column}» стоит в заголовке дважды',
    '«{column}» бағаны тақырыпта екі рет тұр',
    'column “{column}” stands in the header twice',
  ),
  'csv.quote-open': say(
    'кавычка открыта и не закрыта',
    'тырнақша ашылған, бірақ жабылмаған',
    'a quote is opened and never closed',
  ),
  'csv.row-too-large': say(
    'одна строка больше {limit} МБ: проверьте кавычки',
    'бір жолдың көлемі {limit} МБ-тан асады: тырнақшаларды тексеріңіз',
    'one row is larger than {limit} MB: check the quotes',
  ),
  'csv.broken': say('CSV не читается: {detail}', 'CSV оқылмайды: {detail}', 'the CSV cannot be read: {detail}'),
  'json.cut-off': say('файл обрывается', 'файл аяқталмай үзіліп қалған', 'the file breaks off'),
  'json.too-deep': say(
    'уровней вложенности больше предела: {levels}',
    'ішкі деңгейлер саны шектен асады: {levels}',
    'more levels of nesting than the limit: {levels}',
  ),
  'json.object-too-large': say(
    'один объект больше {limit} МБ',
    'бір объектінің көлемі {limit} МБ-тан асады',
    'one object is larger than {limit} MB',
  ),
  'json.not-one-object': say(
    'в файле должен быть один объект GeoJSON',
    'файлда бір ғана GeoJSON объектісі болуы тиіс',
    'the file must hold one GeoJSON object',
  ),
  'json.text-outside': say(
    'лишний текст вне объекта GeoJSON',
    'GeoJSON объектісінен тыс артық мәтін бар',
    'there is text outside the GeoJSON object',
  ),
  'json.bracket': say('лишняя закрывающая скобка', 'артық жабатын жақша бар', 'there is one closing bracket too many'),
  'json.member': say(
    'часть файла не читается как JSON: {text} ({detail})',
    'файлдың бір бөлігі JSON ретінде оқылмайды: {text} ({detail})',
    'a part of the file is not JSON: {text} ({detail})',
  ),
  'json.type': say(
    'вид {type} не читается: нужен FeatureCollection',
    '{type} түрі оқылмайды: FeatureCollection қажет',
    'type {type} is not read: a FeatureCollection is needed',
  ),
  'json.no-features': say(
    'в файле нет списка features: это не FeatureCollection',
    'файлда features тізімі жоқ: бұл FeatureCollection емес',
    'the file has no list of features: this is not a FeatureCollection',
  ),
  'json.features-no-list': say('features не список', 'features тізім емес', 'features is not a list'),
  'json.crs': say(
    'система координат {crs} не принимается: нужна EPSG:4326 (CRS84), долгота и широта',
    '{crs} координаталар жүйесі қабылданбайды: EPSG:4326 (CRS84), бойлық пен ендік қажет',
    'the coordinate system {crs} is not accepted: EPSG:4326 (CRS84), longitude and latitude, is needed',
  ),
  'xlsx.cut-off': say('файл XLSX обрывается', 'XLSX файлы аяқталмай үзіліп қалған', 'the XLSX file breaks off'),
  'xlsx.no-directory': say(
    'файл XLSX обрывается: нет оглавления архива',
    'XLSX файлы аяқталмай үзіліп қалған: архив мазмұны жоқ',
    'the XLSX file breaks off: the archive has no directory',
  ),
  'xlsx.directory-broken': say(
    'оглавление архива XLSX повреждено',
    'XLSX архивінің мазмұны бүлінген',
    'the directory of the XLSX archive is damaged',
  ),
  'xlsx.archive-broken': say('архив XLSX повреждён', 'XLSX архиві бүлінген', 'the XLSX archive is damaged'),
  'xlsx.archive-too-large': say('архив XLSX слишком велик', 'XLSX архиві тым үлкен', 'the XLSX archive is too large'),
  'xlsx.compression': say(
    'неизвестное сжатие в архиве XLSX: {name}',
    'XLSX архивінде белгісіз сығу тәсілі қолданылған: {name}',
    'unknown compression in the XLSX archive: {name}',
  ),
  'xlsx.unpacks-too-large': say(
    'XLSX распаковывается в слишком большой объём',
    'XLSX архивтен шығарылғанда тым үлкен көлем алады',
    'the XLSX unpacks to too much data',
  ),
  'xlsx.no-sheets': say('в книге нет листов', 'жұмыс кітабында парақ жоқ', 'the workbook has no sheets'),
  'xlsx.sheet-empty': say('первый лист пуст', 'бірінші парақ бос', 'the first sheet is empty'),
  'xlsx.broken': say(
    'книга XLSX не читается: {detail}',
    'XLSX жұмыс кітабы оқылмайды: {detail}',
    'the XLSX workbook cannot be read: {detail}',
  ),
  'mapping.unknown-field': say(
    'сопоставление столбцов: у вида {kind} нет поля {field}; поля: {fields}',
    'бағандар сәйкестігі: {kind} түрінде {field} өрісі жоқ; өрістер: {fields}',
    'mapping: {kind} has no field {field}; fields: {fields}',
  ),
  'rows.rejected': say(
    'отклонено строк: {rejected}, ничего не записано',
    'қабылданбаған жолдар: {rejected}, ештеңе жазылмады',
    'rows rejected: {rejected}, nothing was stored',
  ),
  'layer.row-count': say(
    'строк в файле: {found}, в источнике было: {known}, ничего не записано; проверьте, что слой полон',
    'файлдағы жолдар: {found}, дереккөзде болғаны: {known}, ештеңе жазылмады; қабаттың толық екенін тексеріңіз',
    'rows in the file: {found}, at the source before: {known}, nothing was stored; check that the layer is complete',
  ),
  'run.failed': say(
    'импорт не удался, обратитесь к администратору',
    'импорт орындалмады, әкімшіге хабарласыңыз',
    'the import did not succeed, turn to the administrator',
  ),
};

const POSITION_WORDS: Record<keyof ImportPosition, LocalizedText> = {
  byte: say('байт {at}', '{at}-байт', 'byte {at}'),
  line: say('строка файла {at}', 'файлдың {at}-жолы', 'line {at} of the file'),
  row: say('после записи {at}', '{at}-жазбадан кейін', 'after record {at}'),
};

/** A reason in plain words, with the place where the file breaks. */
export function explainFailure({ code, params, at }: ImportReason, locale: Locale): string {
  const sentence = fill(FAILURE_WORDS[code][locale], params);
  const places = IMPORT_POSITIONS.filter((unit) => at[unit] !== undefined).map((unit) =>
    fill(POSITION_WORDS[unit][locale], { at: String(at[unit]) }),
  );
  return places.length > 0 ? `${sentence} (${places.join(', ')})` : sentence;
}

const MAX_VALUE = 500;

/** A value of a file as the database and a screen take it: short, without control characters and halves of letters. */
const plain = (value: string): string => value.slice(0, MAX_VALUE).replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd');

const plainValues = (params: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, plain(value)]));

/** A file is not imported as a whole; the reason is kept as data, positions count from 1. */
export class ImportRefusal<Code extends ImportFailureCode = ImportFailureCode> extends DomainError {
  readonly reason: ImportReason;

  constructor(code: Code, params: ImportFailureParams<Code>, at: ImportPosition = {}, cause?: unknown) {
    const reason = { code, params: plainValues(params), at };
    const detail = {
      kk: explainFailure(reason, 'kk'),
      ru: explainFailure(reason, 'ru'),
      en: explainFailure(reason, 'en'),
    };
    super(IMPORT_FAILURES[code].code, { detail, cause });
    this.reason = reason;
  }

  /** What is kept with the run. */
  get failure(): Required<ImportFailure> {
    return { code: this.code, detail: explainFailure(this.reason, 'ru'), reason: this.reason };
  }
}
