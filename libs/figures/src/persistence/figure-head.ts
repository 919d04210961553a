import type { Exclusion, FiguresNow } from '@abat/contracts';
import { isoTimestamp, isUuid } from '@abat/platform';
import type { EntityManager } from 'typeorm';

/** When an answer is counted, the newest change by then, and the city's day: shared by the figures of one answer. */
export type FigureMoment = Pick<FiguresNow, 'asOf' | 'changedAt' | 'day'>;

/** What an answer was counted from: while it is the same, so is the answer. */
export type RegisterState = { head: FigureMoment; lastSeq: string };

// Every change leaves a row of history but the opening of a finding, which stands in the finding itself. Both are read
// from the end of an index. A change that is committed after a later one does not move them: its event moves the number.
const STATE = `
SELECT ${isoTimestamp('now()')} AS "asOf", ${isoTimestamp(`greatest((SELECT h.at FROM history h ORDER BY h.id DESC LIMIT 1),
  (SELECT d.updated_at FROM finding d ORDER BY d.updated_at DESC LIMIT 1), timestamptz 'epoch')`)} AS "changedAt", current_date::text AS day,
  (SELECT last_seq::text FROM event_position) AS "lastSeq"`;

/** When the registers changed last, which day it is in the city, and the number of the last event. */
export async function readState(manager: EntityManager): Promise<RegisterState> {
  const rows: (FigureMoment & { lastSeq: string })[] = await manager.query(STATE);
  if (!rows[0]) throw new TypeError('a state is one row');
  const { lastSeq, ...head } = rows[0];
  return { head, lastSeq };
}

/** A district with its names. */
export type DistrictName = NonNullable<FiguresNow['district']>;

/** The district a code or an id names; null: there is no such district today. */
export async function readDistrict(manager: EntityManager, code: string): Promise<DistrictName | null> {
  const rows: DistrictName[] = await manager.query(
    `SELECT t.id, t.external_id AS "externalId", t.name_ru AS "nameRu", t.name_kk AS "nameKk", t.name_en AS "nameEn"
     FROM territory t WHERE t.kind = 'district' AND (t.external_id = $1 OR t.id = $2::uuid) ORDER BY t.valid @> current_date DESC LIMIT 1`,
    [code, isUuid(code) ? code : null],
  );
  return rows[0] ?? null;
}

/** What is left out, without what leaves out nothing. */
export const excludedOf = (all: readonly Exclusion[]): Exclusion[] => all.filter((each) => each.count > 0);

/** SQL: the names of a row in API form, as arguments of json_build_object. */
export const nameArguments = (alias: string): string =>
  `'nameRu', ${alias}.name_ru, 'nameKk', ${alias}.name_kk, 'nameEn', ${alias}.name_en`;
