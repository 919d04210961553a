import type { ImportRemark, ImportRemarkCode, Locale, LocalizedText } from '@abat/contracts';
import { fill, say } from './words.js';

/** Values a reason names: the code that is unknown, the first row of a duplicate and so on. */
export type RemarkParams = Record<string, string>;

/** A verdict on one row before its reason is put into words. `row` 0 speaks of the whole file. */
export type Remark = {
  row: number;
  verdict: ImportRemark['verdict'];
  field: string | null;
  code: ImportRemarkCode;
  params: RemarkParams;
  externalId: string | null;
  /** Lon, lat in EPSG:4326. */
  place: [number, number] | null;
};

/** The words of every verdict for files and terminals; the web has its own translations. */
export const REMARK_WORDS: Record<ImportRemarkCode, LocalizedText> = {
  'row.not-json': say(
    'объект не читается как JSON: {detail}',
    'объект JSON ретінде оқылмайды: {detail}',
    'the feature is not JSON: {detail}',
  ),
  'row.not-a-number': say(
    'вместо числа стоит NaN или Infinity',
    'сан орнына NaN немесе Infinity тұр',
    'NaN or Infinity stands for a number',
  ),
  'row.not-a-feature': say(
    'это не объект GeoJSON Feature',
    'бұл GeoJSON Feature объектісі емес',
    'this is not a GeoJSON Feature',
  ),
  'row.columns': say(
    'ячеек в строке: {found}, в заголовке: {expected}',
    'жолдағы ұяшықтар: {found}, тақырыптағы: {expected}',
    'cells in the row: {found}, in the header: {expected}',
  ),
  'row.duplicate': say(
    'такой же код уже есть в строке {first} этого файла',
    'мұндай код осы файлдың {first}-жолында бар',
    'row {first} of this file has the same code',
  ),
  'row.other-source': say(
    'запись принадлежит источнику «{source}»: данные обновлены, источник оставлен',
    'жазба «{source}» дереккөзіне тиесілі: деректер жаңартылды, дереккөзі өзгермеді',
    'the record belongs to source “{source}”: data updated, source kept',
  ),
  'column.unknown': say(
    'столбец «{column}» не используется',
    '«{column}» бағаны пайдаланылмайды',
    'column “{column}” is not used',
  ),
  'field.required': say('поле не заполнено', 'өріс толтырылмаған', 'the field is required'),
  'value.not-allowed': say(
    'значение «{value}» не из списка: {allowed}',
    '«{value}» мәні тізімде жоқ: {allowed}',
    '“{value}” is not one of: {allowed}',
  ),
  'code.invalid': say(
    'код «{value}» содержит недопустимые знаки',
    '«{value}» кодында рұқсат етілмеген таңбалар бар',
    'the code “{value}” has signs that are not allowed',
  ),
  'text.invalid': say(
    'текст пуст, слишком длинный или содержит управляющие знаки',
    'мәтін бос, тым ұзын немесе басқару таңбалары бар',
    'the text is empty, too long or has control characters',
  ),
  'date.invalid': say(
    '«{value}» не дата вида ГГГГ-ММ-ДД',
    '«{value}» ЖЖЖЖ-АА-КК түріндегі күн емес',
    '“{value}” is not a date YYYY-MM-DD',
  ),
  'dates.reversed': say(
    'окончание {end} раньше начала {start}',
    'аяқталуы ({end}) басталуынан ({start}) бұрын',
    'the end {end} is before the start {start}',
  ),
  'boolean.invalid': say(
    '«{value}» не true и не false',
    '«{value}» true да, false да емес',
    '“{value}” is neither true nor false',
  ),
  'number.invalid': say(
    '«{value}» не целое число в допустимых пределах',
    '«{value}» рұқсат етілген шектегі бүтін сан емес',
    '“{value}” is not a whole number in range',
  ),
  'money.invalid': say(
    '«{value}» не сумма в тенге: нужны цифры и не более двух знаков после точки',
    '«{value}» теңгедегі сома емес: цифрлар және нүктеден кейін екі таңбадан аспауы керек',
    '“{value}” is not an amount: digits with at most two after the point',
  ),
  'reference.unknown': say('код «{value}» неизвестен', '«{value}» коды белгісіз', 'the code “{value}” is unknown'),
  'reference.created': say(
    'код «{value}» создан как неполная запись, её нужно заполнить',
    '«{value}» коды толық емес жазба ретінде құрылды, оны толтыру керек',
    'the code “{value}” was created as an incomplete record, to be completed',
  ),
  'reference.cycle': say(
    'запись подчинена сама себе через «{value}»',
    'жазба «{value}» арқылы өзіне өзі бағынады',
    'the record stands below itself through “{value}”',
  ),
  'reference.self': say('запись указывает на саму себя', 'жазба өзіне өзі сілтейді', 'the record refers to itself'),
  'amounts.reversed': say(
    'верхняя сумма {to} не больше нижней {from}',
    'жоғарғы сома {to} төменгі {from} сомадан артық емес',
    'the upper amount {to} is not above the lower {from}',
  ),
  'site.outside': say(
    'объект «{value}» лежит вне территории полномочия',
    '«{value}» объектісі өкілеттіктің аумағынан тыс жатыр',
    'the site “{value}” lies outside the territory of the mandate',
  ),
  'geometry.missing': say('нет геометрии', 'геометрия жоқ', 'there is no geometry'),
  'geometry.empty': say('геометрия пуста', 'геометрия бос', 'the geometry is empty'),
  'geometry.unsuitable': say(
    'геометрия вида {type} здесь не подходит',
    '{type} түріндегі геометрия сәйкес келмейді',
    'geometry of type {type} does not fit here',
  ),
  'geometry.position': say(
    'координата не число: {value}',
    'координата сан емес: {value}',
    'a coordinate is not a number: {value}',
  ),
  'geometry.out-of-world': say(
    'координаты {value} вне допустимых градусов: нужны долгота и широта (EPSG:4326)',
    '{value} координаталары рұқсат етілген градустан тыс: бойлық пен ендік қажет (EPSG:4326)',
    'the coordinates {value} are outside the degrees of EPSG:4326 (longitude, latitude)',
  ),
  'geometry.swapped': say(
    'широта и долгота переставлены: {value}',
    'ендік пен бойлық орын ауыстырған: {value}',
    'latitude and longitude are swapped: {value}',
  ),
  'geometry.outside-city': say(
    'место дальше 50 км от города: {value}',
    'орын қаладан 50 км-ден алыс: {value}',
    'the place is over 50 km from the city: {value}',
  ),
  'geometry.too-large': say(
    'точек в геометрии больше предела: {limit}',
    'геометриядағы нүктелер шектен асады: {limit}',
    'the geometry has more positions than the limit: {limit}',
  ),
  'geometry.too-wide': say(
    'участок работ слишком велик: {value} км², предел — {limit} км²',
    'жұмыс учаскесі тым үлкен: {value} км², шегі — {limit} км²',
    'the zone of the work is too large: {value} km², the limit is {limit} km²',
  ),
  'geometry.wkt': say('WKT не читается: {detail}', 'WKT оқылмайды: {detail}', 'the WKT cannot be read: {detail}'),
  'geometry.invalid': say(
    'геометрия с ошибкой: {detail}',
    'геометрия қате: {detail}',
    'the geometry is not valid: {detail}',
  ),
  'geometry.repaired': say(
    'геометрия исправлена: {detail}',
    'геометрия түзетілді: {detail}',
    'the geometry was repaired: {detail}',
  ),
  'geometry.ring-closed': say(
    'контур не был замкнут и замкнут автоматически',
    'контур тұйықталмаған еді, автоматты түрде тұйықталды',
    'the ring was not closed and was closed',
  ),
  'boundary.earlier': say(
    'граница с {value} раньше последней известной ({known}): история границ не переписывается',
    '{value} күнінен басталатын шекара соңғы белгілі шекарадан ({known}) бұрын: шекара тарихы қайта жазылмайды',
    'the boundary from {value} is before the latest known ({known}): history is not rewritten',
  ),
  'project.ended': say(
    'проект {value} на гарантии, закрыт или отменён: незавершённых работ в него не добавляют',
    '{value} жобасы кепілдікте, жабылған немесе одан бас тартылған: оған аяқталмаған жұмыс қосылмайды',
    'the project {value} is under guarantee, closed or cancelled: it takes no unfinished works',
  ),
  'date.future': say(
    'день {value} ещё не наступил: работа закончена раньше или не закончена',
    '{value} күні әлі келген жоқ: жұмыс бұрын аяқталған немесе әлі аяқталмаған',
    'the day {value} has not come yet: the work ended earlier or has not ended',
  ),
  'status.kept': say(
    'работа передана на баланс и остаётся принятой: состояние {value} из файла не взято',
    'жұмыс теңгерімге берілген, қабылданған күйінде қалады: файлдағы {value} күйі алынбады',
    'the work is handed over and stays accepted: the status {value} of the file is not taken',
  ),
  'zones.replaced': say(
    'у работы было несколько участков, теперь один из файла',
    'жұмыстың бірнеше учаскесі болған, енді файлдағы біреуі ғана',
    'the work had several zones, now the one of the file',
  ),
  'layer.row-count': say(
    'строк в файле: {found}, в источнике было: {known}; проверьте, что слой полон',
    'файлдағы жолдар: {found}, дереккөзде болғаны: {known}; қабаттың толық екенін тексеріңіз',
    'rows in the file: {found}, at the source before: {known}; check that the layer is complete',
  ),
};

/** The reason of a verdict in plain words. */
export function explainRemark(code: ImportRemarkCode, params: RemarkParams, locale: Locale): string {
  return fill(REMARK_WORDS[code][locale], params);
}
