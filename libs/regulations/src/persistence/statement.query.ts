import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DomainError, type Page, type Statement, type StatementQuery } from '@abat/contracts';
import { Conditions, idsByCode, isoTimestamp, keysetPage, likePattern } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';

const functions = `(SELECT coalesce(json_agg(json_build_object('function', f.code, 'score', p.score, 'words', p.words) ORDER BY p.score DESC, f.code), '[]')
  FROM jsonb_to_recordset(s.proposed_functions) AS p ("functionId" uuid, score float8, words jsonb) JOIN city_function f ON f.id = p."functionId")`;
const similar = `(SELECT count(*)::int FROM finding d WHERE d.rule = 'mandate.similar-text' AND d.status <> 'closed'
  AND (d.subject_a = s.id OR d.subject_b = s.id))`;

const SOURCE = {
  from: `regulation_statement s JOIN regulation r ON r.id = s.regulation_id JOIN agency a ON a.id = r.agency_id
    LEFT JOIN mandate m ON m.id = s.mandate_id LEFT JOIN city_function mf ON mf.id = m.function_id LEFT JOIN app_user u ON u.id = s.decided_by`,
  id: 's.id',
  columns: `s.id, s.regulation_id AS regulation, a.code AS agency, s.number, s.point, s.section, s.text, r.language,
    ${functions} AS functions,
    CASE WHEN s.proposed_stage IS NOT NULL THEN json_build_object('stage', s.proposed_stage, 'score', s.stage_score, 'words', to_json(s.stage_words)) END AS stage,
    s.decision, s.note,
    CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'code', m.code, 'function', mf.code, 'stage', m.stage) END AS mandate,
    u.name AS "decidedBy", ${isoTimestamp('s.decided_at')} AS "decidedAt", ${similar} AS similar, s.version`,
  sorts: { number: { expression: 's.number', type: 'bigint' as const, notNull: true as const } },
};

/** Statements as the API shows them. */
@Injectable()
export class StatementQueries {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  list(query: StatementQuery): Promise<Page<Statement>> {
    const conditions = new Conditions()
      .when(query.regulation, (regulation) => `s.regulation_id = ${regulation}`)
      .when(query.agency, (agency) => `r.agency_id IN (${idsByCode('agency', agency)})`)
      .when(query.decision, (decision) => `s.decision = ${decision}`)
      .when(query.section, (section) => `s.section = ${section}`)
      .when(query.q && likePattern(query.q), (q) => `fold_text(s.text) LIKE fold_text(${q})`);
    return keysetPage(this.dataSource.manager, SOURCE, query, conditions);
  }

  /** @throws DomainError resource.not-found */
  async getById(id: string, manager: EntityManager = this.dataSource.manager): Promise<Statement> {
    const rows: Statement[] = await manager.query(`SELECT ${SOURCE.columns} FROM ${SOURCE.from} WHERE s.id = $1`, [id]);
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }
}
