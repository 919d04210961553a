/** A page of a list and the SQL that a hurried person would write for it: the rows, then their number. */
export type BareList = { name: string; path: string; isDeep?: true; bare: readonly string[] };

const PAGE = 51;
const GRAVITY = 'finding_gravity(d.severity, d.score)';

const works = (where: string, order = 'w.starts_on, w.id'): string[] => [
  `SELECT w.*, a.code, f.code FROM work w JOIN agency a ON a.id = w.agency_id JOIN city_function f ON f.id = w.function_id
   WHERE ${where} ORDER BY ${order} LIMIT ${PAGE}`,
  `SELECT count(*) FROM work w WHERE ${where}`,
];

const findings = (where: string): string[] => [
  `SELECT d.*, ST_AsGeoJSON(d.geom) FROM finding d WHERE ${where} ORDER BY ${GRAVITY} DESC, d.id DESC LIMIT ${PAGE}`,
  `SELECT count(*) FROM finding d WHERE ${where}`,
];

const BOX = '71.40,51.10,71.46,51.14';
const ENVELOPE = `ST_MakeEnvelope(${BOX}, 4326)`;
const AGENCY = `(SELECT id FROM agency WHERE code = 'dep-utilities')`;
const CURRENT = `d.status <> 'closed' AND (upper_inf(d.period) OR upper(d.period) > current_date)`;
const TITLE = `fold_text(concat_text(w.title, w.external_id, w.contractor))`;

const OF_WORK = `SELECT FROM finding d WHERE (d.subject_a = w.id OR d.subject_b = w.id) AND ${CURRENT}`;

const programme = (where: string): string[] => [
  `SELECT w.*, a.code, f.code, (SELECT count(*) FROM finding d WHERE (d.subject_a = w.id OR d.subject_b = w.id) AND ${CURRENT})
   FROM work w JOIN agency a ON a.id = w.agency_id JOIN city_function f ON f.id = w.function_id
   WHERE ${where} ORDER BY w.starts_on, w.id LIMIT ${PAGE}`,
  `SELECT count(*) FROM work w WHERE ${where}`,
];

/** The pages that are measured; `path` ends so that parameters can be added. */
export const BARE_LISTS: readonly BareList[] = [
  { name: 'works, first page', path: '/api/v1/works?', bare: works('true') },
  {
    name: 'works, deep page',
    path: '/api/v1/works?',
    isDeep: true,
    bare: works(`(w.starts_on, w.id) > ('2026-07-01', '00000000-0000-0000-0000-000000000000')`),
  },
  {
    name: 'works of an agency, running, in a year',
    path: '/api/v1/works?agency=dep-utilities&status=running&year=2027&',
    bare: works(
      `w.agency_id = ${AGENCY} AND w.status = 'running' AND w.starts_on <= '2027-12-31' AND w.ends_on >= '2027-01-01'`,
    ),
  },
  {
    name: 'works of a district',
    path: '/api/v1/works?territory=almaty&',
    bare: works(
      `EXISTS (SELECT FROM work_territory s JOIN territory t ON t.id = s.territory_id WHERE s.work_id = w.id AND t.external_id = 'almaty')`,
    ),
  },
  {
    name: 'works in a box',
    path: `/api/v1/works?bbox=${BOX}&`,
    bare: works(`w.id IN (SELECT z.work_id FROM work_zone z WHERE ST_Intersects(z.geom, ${ENVELOPE}))`),
  },
  {
    name: 'works by a word',
    path: `/api/v1/works?q=${encodeURIComponent('тепловой сети, магистраль 38')}&`,
    bare: works(`${TITLE} LIKE fold_text('%тепловой сети, магистраль 38%')`),
  },
  {
    name: 'works, newest first',
    path: '/api/v1/works?sort=-updatedAt&',
    bare: works('true', 'w.updated_at DESC, w.id DESC'),
  },
  { name: 'findings, first page', path: '/api/v1/findings?', bare: findings(CURRENT) },
  {
    name: 'findings, deep page',
    path: '/api/v1/findings?',
    isDeep: true,
    bare: findings(`${CURRENT} AND (${GRAVITY}, d.id) < (3045, 'ffffffff-ffff-ffff-ffff-ffffffffffff')`),
  },
  {
    name: 'findings of an agency, high',
    path: '/api/v1/findings?agency=dep-utilities&severity=high,critical&',
    bare: findings(`${CURRENT} AND d.agency_ids && ARRAY${AGENCY} AND d.severity IN ('high', 'critical')`),
  },
  {
    name: 'findings in a box',
    path: `/api/v1/findings?bbox=${BOX}&`,
    bare: findings(`${CURRENT} AND ST_Intersects(d.geom, ${ENVELOPE})`),
  },
  {
    name: 'findings by a word',
    path: `/api/v1/findings?q=${encodeURIComponent('магистраль 38')}&`,
    bare: findings(
      `${CURRENT} AND EXISTS (SELECT FROM work w WHERE w.id IN (d.subject_a, d.subject_b) AND ${TITLE} LIKE fold_text('%магистраль 38%'))`,
    ),
  },
  {
    name: 'findings, closed and past too',
    path: '/api/v1/findings?period=all&sort=-updatedAt&',
    bare: [
      `SELECT d.*, ST_AsGeoJSON(d.geom) FROM finding d WHERE d.status <> 'closed' ORDER BY d.updated_at DESC, d.id DESC LIMIT ${PAGE}`,
      `SELECT count(*) FROM finding d WHERE d.status <> 'closed'`,
    ],
  },
  { name: 'programme, first page', path: '/api/v1/programme?', bare: programme('true') },
  {
    name: 'programme, works with findings of a district',
    path: '/api/v1/programme?territory=almaty&flagged=true&',
    bare: programme(`EXISTS (SELECT FROM work_territory s JOIN territory t ON t.id = s.territory_id
      WHERE s.work_id = w.id AND t.external_id = 'almaty') AND EXISTS (${OF_WORK})`),
  },
  {
    name: 'programme, lines of a month',
    path: '/api/v1/programme?groupBy=month&group=2026-07&',
    bare: programme(`w.starts_on >= '2026-07-01' AND w.starts_on < '2026-08-01'`),
  },
];
