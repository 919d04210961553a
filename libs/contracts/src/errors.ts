import { z } from 'zod';
import type { LocalizedText } from './primitives.js';

/** Stable codes of everything that may be refused. The code is the contract; titles may be reworded. */
export const ERROR_CODES = [
  'request.invalid',
  'request.body-too-large',
  'request.media-type',
  'request.not-json',
  'request.precondition-required',
  'request.precondition-failed',
  'request.rate-limited',
  'request.cross-site',
  'request.not-found',
  'request.method-not-allowed',
  'request.conflict',
  'auth.required',
  'auth.invalid-credentials',
  'access.denied',
  'access.outside-district',
  'access.outside-agency',
  'access.not-owner',
  'resource.not-found',
  'resource.exists',
  'resource.in-use',
  'reference.unknown',
  'geometry.invalid',
  'geometry.outside-city',
  'geometry.unsuitable',
  'work.zone-dates',
  'mandate.site-outside',
  'import.unreadable',
  'import.too-large',
  'import.unknown-format',
  'import.rejected',
  'regulation.unknown-format',
  'regulation.unreadable',
  'regulation.encrypted',
  'regulation.scanned',
  'regulation.too-many-pages',
  'regulation.no-functions',
  'statement.foreign-mandate',
  'scenario.impossible-step',
  'scenario.adopted',
  'scenario.outdated',
  'scenario.empty',
  'room.denied',
  'service.unavailable',
  'internal',
] as const;
export const errorCodeSchema = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

type ErrorEntry = { status: number; title: LocalizedText };
const entry = (status: number, ru: string, kk: string, en: string): ErrorEntry => ({ status, title: { ru, kk, en } });

/** HTTP status and title of every code. */
export const ERROR_CATALOGUE = {
  'request.invalid': entry(422, 'Данные заполнены неверно', 'Деректер қате толтырылған', 'The data is not valid'),
  'request.body-too-large': entry(413, 'Запрос слишком велик', 'Сұрау тым үлкен', 'The request is too large'),
  'request.media-type': entry(
    415,
    'Этот вид содержимого не принимается',
    'Мұндай мазмұн түрі қабылданбайды',
    'This media type is not accepted',
  ),
  'request.not-json': entry(400, 'Запрос не читается', 'Сұрау оқылмайды', 'The request cannot be read'),
  'request.precondition-required': entry(
    428,
    'Не указана версия записи (If-Match)',
    'Жазба нұсқасы көрсетілмеген (If-Match)',
    'The version of the record is missing (If-Match)',
  ),
  'request.precondition-failed': entry(
    412,
    'Запись уже изменил другой пользователь',
    'Жазбаны басқа пайдаланушы өзгертіп қойған',
    'Somebody else changed this record meanwhile',
  ),
  'request.rate-limited': entry(
    429,
    'Слишком много попыток, подождите',
    'Әрекет тым көп, күте тұрыңыз',
    'Too many attempts, wait a little',
  ),
  'request.cross-site': entry(
    403,
    'Запрос пришёл с другого сайта',
    'Сұрау басқа сайттан келді',
    'The request came from another site',
  ),
  'request.not-found': entry(404, 'Такой страницы нет', 'Мұндай бет жоқ', 'There is no such address'),
  'request.method-not-allowed': entry(
    405,
    'Действие здесь недоступно',
    'Бұл жерде мұндай әрекет жоқ',
    'This method is not allowed here',
  ),
  'request.conflict': entry(
    409,
    'Данные изменились, повторите',
    'Деректер өзгерді, қайталаңыз',
    'The data changed meanwhile, try again',
  ),
  'auth.required': entry(401, 'Нужно войти', 'Жүйеге кіру қажет', 'Sign in first'),
  'auth.invalid-credentials': entry(
    401,
    'Неверная почта или пароль',
    'Пошта немесе құпиясөз қате',
    'Wrong e-mail or password',
  ),
  'access.denied': entry(403, 'Недостаточно прав', 'Құқық жеткіліксіз', 'You may not do this'),
  'access.outside-district': entry(
    403,
    'Это место вне вашего района',
    'Бұл орын сіздің ауданыңыздан тыс',
    'This place is outside your district',
  ),
  'access.outside-agency': entry(
    403,
    'Это запись другого органа',
    'Бұл басқа органның жазбасы',
    'This record belongs to another agency',
  ),
  'access.not-owner': entry(
    403,
    'Это сохранил другой пользователь: изменить может только он',
    'Мұны басқа пайдаланушы сақтаған: тек сол ғана өзгерте алады',
    'Somebody else saved this: only they may change it',
  ),
  'resource.not-found': entry(404, 'Запись не найдена', 'Жазба табылмады', 'Not found'),
  'resource.exists': entry(409, 'Такая запись уже есть', 'Мұндай жазба бар', 'Such a record exists already'),
  'resource.in-use': entry(
    409,
    'На запись ссылаются другие',
    'Жазбаға басқалар сілтеп тұр',
    'Other records refer to it',
  ),
  'reference.unknown': entry(422, 'Указан неизвестный код', 'Белгісіз код көрсетілген', 'An unknown code is named'),
  'geometry.invalid': entry(422, 'Геометрия с ошибкой', 'Геометрия қате', 'The geometry is not valid'),
  'geometry.outside-city': entry(
    422,
    'Место вне города: проверьте порядок координат',
    'Орын қаладан тыс: координаталар ретін тексеріңіз',
    'The place is outside the city: check the order of the coordinates',
  ),
  'geometry.unsuitable': entry(
    422,
    'Такой вид геометрии здесь не подходит',
    'Мұндай геометрия түрі сәйкес келмейді',
    'This type of geometry does not fit here',
  ),
  'work.zone-dates': entry(
    422,
    'У работы несколько участков: измените даты участков',
    'Жұмыстың бірнеше учаскесі бар: учаскелердің күндерін өзгертіңіз',
    'The work has several zones: change the dates of the zones',
  ),
  'mandate.site-outside': entry(
    422,
    'Объект лежит вне территории полномочия',
    'Объект өкілеттіктің аумағынан тыс жатыр',
    'The site lies outside the territory of the mandate',
  ),
  'import.unreadable': entry(422, 'Файл не читается', 'Файл оқылмайды', 'The file cannot be read'),
  'import.too-large': entry(413, 'Файл слишком велик', 'Файл тым үлкен', 'The file is too large'),
  'import.unknown-format': entry(415, 'Неизвестный вид файла', 'Файл түрі белгісіз', 'Unknown type of file'),
  'import.rejected': entry(
    422,
    'Файл отклонён: есть строки с ошибками',
    'Файл қабылданбады: қатесі бар жолдар бар',
    'The file was rejected: some rows are wrong',
  ),
  'regulation.unknown-format': entry(
    415,
    'Положение принимается в виде DOCX, PDF с текстом, HTML или TXT',
    'Ереже DOCX, мәтіні бар PDF, HTML немесе TXT түрінде қабылданады',
    'A regulation is taken as DOCX, PDF with text, HTML or TXT',
  ),
  'regulation.unreadable': entry(
    422,
    'Файл положения повреждён и не читается',
    'Ереже файлы бүлінген, оқылмайды',
    'The file of the regulation is damaged and cannot be read',
  ),
  'regulation.encrypted': entry(
    422,
    'Файл защищён паролем: сохраните его без пароля',
    'Файл құпиясөзбен қорғалған: оны құпиясөзсіз сақтаңыз',
    'The file is protected by a password: save it without one',
  ),
  'regulation.scanned': entry(
    422,
    'Это скан без текста: нужен файл, в котором текст можно выделить',
    'Бұл мәтінсіз скан: мәтінін белгілеп көшіруге болатын файл керек',
    'This is a scan without text: a file whose text can be selected is needed',
  ),
  'regulation.too-many-pages': entry(
    413,
    'В положении слишком много страниц или текста',
    'Ережеде бет немесе мәтін тым көп',
    'The regulation has too many pages or too much text',
  ),
  'regulation.no-functions': entry(
    422,
    'В файле не найдено пронумерованных функций',
    'Файлда нөмірленген функциялар табылмады',
    'No numbered functions were found in the file',
  ),
  'statement.foreign-mandate': entry(
    422,
    'Это полномочие другого органа',
    'Бұл басқа органның өкілеттігі',
    'This mandate belongs to another body',
  ),
  'scenario.impossible-step': entry(
    422,
    'Шаг сценария невозможен',
    'Сценарий қадамы мүмкін емес',
    'A step of the scenario is impossible',
  ),
  'scenario.adopted': entry(
    409,
    'Сценарий уже принят, менять его нельзя',
    'Сценарий қабылданған, оны өзгертуге болмайды',
    'The scenario is adopted already and cannot be changed',
  ),
  'scenario.outdated': entry(
    409,
    'Реестр изменился, шаги сценария больше не подходят',
    'Тізілім өзгерді, сценарий қадамдары енді сәйкес келмейді',
    'The register changed: the steps no longer fit',
  ),
  'scenario.empty': entry(
    422,
    'Сценарий ничего не меняет',
    'Сценарий ештеңені өзгертпейді',
    'The scenario changes nothing',
  ),
  'room.denied': entry(403, 'Нет права на эту подписку', 'Бұл жазылымға құқық жоқ', 'You may not subscribe to this'),
  'service.unavailable': entry(
    503,
    'Служба временно недоступна',
    'Қызмет уақытша қолжетімсіз',
    'The service is not available at the moment',
  ),
  internal: entry(500, 'Внутренняя ошибка', 'Ішкі қате', 'Internal error'),
} satisfies Record<ErrorCode, ErrorEntry>;

/** One wrong field. `path` is a JSON path such as `zones.0.end`; `place` is lon, lat of a geometry fault. */
export const fieldErrorSchema = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  place: z.tuple([z.number(), z.number()]).optional(),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** RFC 9457 problem details with a stable `code`. `title` is in the language of the request. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: errorCodeSchema,
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(fieldErrorSchema).optional(),
  currentVersion: z.number().int().optional().describe('with request.precondition-failed: the version stored now'),
});
export type Problem = z.infer<typeof problemSchema>;
