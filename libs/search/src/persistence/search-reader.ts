import type { SearchHit } from '@abat/contracts';
import { bboxArray, Conditions, likePattern } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { Question } from '../domain/question.js';
import type { SearchPart } from './search-parts.js';

/** A hit with how well it fits: 2 = its number, up to 1.001 = its name, the more the less stands beside what is asked. */
export type RankedHit = Omit<SearchHit, 'title'> & { ru: string; kk: string | null; en: string | null; rank: number };
/** Hits, and how many were counted; `isCut`: there may be more of them. `sides`: those that findings may be about. */
export type RankedHits = { hits: RankedHit[]; total: number; isCut: boolean; sides: number };

/** Rows of one register that are compared by likeness; a name that fits more often says little. */
const MOST_CANDIDATES = 400;
/** Letters of the shortest word a trigram index finds. */
const INDEXED_LETTERS = 3;
/** Part of the rank that tells nearly whole texts (a name in all its languages) from a part of one; less than anything else weighs. */
const WHOLE = 0.001;
/** A number is more exact than any name. */
const NUMBER_RANK = 2;

type Asked = { question: Question; q: string; limit: number };

/** A hit by name beside how many its register has. */
type Counted = RankedHit & { found: number };

/** Words too short for the index of a register with many rows: it is not searched by name. */
const isLeftOut = (part: SearchPart, { words }: Question): boolean =>
  part.large === true && !words.some((word) => word.length >= INDEXED_LETTERS);

/** Hits by name in one register, the likest first, without those found by their number. */
async function byName(
  manager: EntityManager,
  part: SearchPart,
  { question, q, limit, told }: Asked & { told: readonly RankedHit[] },
): Promise<Counted[]> {
  if (isLeftOut(part, question)) return [];
  const conditions = new Conditions();
  const asked = conditions.bind(q);
  if (told.length > 0) conditions.add(`x.id <> ALL (${conditions.bind(told.map(({ id }) => id))}::uuid[])`);
  for (const word of question.words)
    conditions.add(`fold_text(${part.text}) LIKE fold_text(${conditions.bind(likePattern(word))})`);
  if (part.where) conditions.add(part.where);
  return manager.query(
    `SELECT '${part.type}' AS type, x.id, ${part.columns}, h.rank, h.found FROM (
       SELECT c.id, word_similarity(fold_text(${asked}), c.folded) + ${WHOLE} * similarity(fold_text(${asked}), c.folded) AS rank,
         (count(*) OVER ())::int AS found
       FROM (SELECT x.id, fold_text(${part.text}) AS folded FROM ${part.table} x ${conditions.where} LIMIT ${MOST_CANDIDATES}) c
       ORDER BY rank DESC, c.id LIMIT ${limit}
     ) h JOIN ${part.table} x ON x.id = h.id ${part.joins ?? ''}`,
    conditions.parameters,
  );
}

async function byNumber(manager: EntityManager, part: SearchPart, { question }: Asked): Promise<RankedHit[]> {
  const { number, letter } = question;
  if (number === null || !part.letter || (letter !== null && letter !== part.letter)) return [];
  return manager.query(
    `SELECT '${part.type}' AS type, x.id, ${part.columns}, ${NUMBER_RANK} AS rank FROM ${part.table} x ${part.joins ?? ''}
     WHERE x.number = $1${part.where ? ` AND ${part.where}` : ''}`,
    [number],
  );
}

/** Types of hits that findings may be about. */
export const SIDES: ReadonlySet<SearchHit['type']> = new Set(['work', 'mandate', 'site']);

/** Hits in the given registers by number and by name. */
export async function readHits(
  manager: EntityManager,
  parts: readonly SearchPart[],
  asked: Asked,
): Promise<RankedHits> {
  const all: RankedHits = { hits: [], total: 0, isCut: false, sides: 0 };
  for (const part of parts) {
    const numbered = await byNumber(manager, part, asked);
    const named = await byName(manager, part, { ...asked, told: numbered });
    const found = numbered.length + (named[0]?.found ?? 0);
    all.hits.push(...numbered, ...named.map(({ found: _found, ...hit }) => hit));
    all.total += found;
    if (SIDES.has(part.type)) all.sides += found;
    all.isCut ||= isLeftOut(part, asked.question) || (named[0]?.found ?? 0) >= MOST_CANDIDATES;
  }
  return all;
}

/** A finding or an alarm found, before its words are added. */
export type FoundSignal = {
  type: 'finding' | 'alarm';
  id: string;
  findingId: string;
  number: number;
  kind: string;
  bbox: SearchHit['bbox'];
  demo: boolean;
  rank: number;
};

const FINDING = `'finding' AS type, d.id, d.id AS "findingId", d.number::int AS number, d.rule AS kind, ${bboxArray('d.geom')} AS bbox, d.demo`;
const ALARM = `'alarm' AS type, a.id, d.id AS "findingId", a.number::int AS number, d.rule AS kind, ${bboxArray('d.geom')} AS bbox, d.demo`;

/** Findings and alarms by their short number. */
export async function signalsByNumber(manager: EntityManager, { number, letter }: Question): Promise<FoundSignal[]> {
  if (number === null) return [];
  const parts = [
    ...(letter === null || letter === 'F'
      ? [`SELECT ${FINDING}, ${NUMBER_RANK}::float8 AS rank FROM finding d WHERE d.number = $1`]
      : []),
    ...(letter === null || letter === 'A'
      ? [
          `SELECT ${ALARM}, ${NUMBER_RANK}::float8 AS rank FROM alarm a JOIN finding d ON d.id = a.finding_id WHERE a.number = $1`,
        ]
      : []),
  ];
  return parts.length > 0 ? manager.query(parts.join(' UNION ALL '), [number]) : [];
}

/** Findings, not closed, of which a side was found by its name, the worst first. */
export function findingsOf(
  manager: EntityManager,
  subjectIds: readonly string[],
  limit: number,
): Promise<FoundSignal[]> {
  if (subjectIds.length === 0) return Promise.resolve([]);
  return manager.query(
    `SELECT ${FINDING}, 0.3::float8 AS rank FROM finding d WHERE d.status <> 'closed' AND d.id IN (
       SELECT f.id FROM finding f WHERE f.subject_a = ANY ($1::uuid[]) AND f.status <> 'closed'
       UNION SELECT f.id FROM finding f WHERE f.subject_b = ANY ($1::uuid[]) AND f.status <> 'closed')
     ORDER BY finding_gravity(d.severity, d.score) DESC, d.id LIMIT $2`,
    [subjectIds, limit],
  );
}
