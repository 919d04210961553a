import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DocumentLine, DomainError, type Page, type Regulation, type RegulationQuery } from '@abat/contracts';
import { Conditions, idsByCode, keysetPage, likePattern, provenanceColumns, resolveCode } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';

const waiting = `EXISTS (SELECT FROM regulation_statement o WHERE o.regulation_id = r.id AND o.decision = 'open')`;
const counts = `(SELECT json_build_object('total', count(*), 'open', count(*) FILTER (WHERE c.decision = 'open'),
  'confirmed', count(*) FILTER (WHERE c.decision = 'confirmed'), 'rejected', count(*) FILTER (WHERE c.decision = 'rejected'))
  FROM regulation_statement c WHERE c.regulation_id = r.id)`;

const SOURCE = {
  from: `regulation r JOIN agency a ON a.id = r.agency_id LEFT JOIN legal_act l ON l.id = r.legal_act_id
    LEFT JOIN app_user u ON u.id = r.uploaded_by`,
  id: 'r.id',
  columns: `${provenanceColumns('r')}, a.code AS agency, r.title, r.language, r.format, r.file_name AS "fileName", r.sha256,
    l.code AS "legalAct", u.name AS "uploadedBy", CASE WHEN ${waiting} THEN 'open' ELSE 'done' END AS status, ${counts} AS counts`,
  sorts: {
    createdAt: { expression: 'r.created_at', type: 'timestamptz' as const },
    title: { expression: 'r.title COLLATE "kk-x-icu"', type: 'text' as const },
  },
};

/** Regulations as the API shows them. */
@Injectable()
export class RegulationQueries {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  list(query: RegulationQuery): Promise<Page<Regulation>> {
    const conditions = new Conditions()
      .when(query.agency, (agency) => `r.agency_id IN (${idsByCode('agency', agency)})`)
      .when(query.status, (status) => `${waiting} = (${status} = 'open')`)
      .when(
        query.q && likePattern(query.q),
        (q) => `fold_text(concat_text(r.title, r.file_name, a.name_ru)) LIKE fold_text(${q})`,
      );
    return keysetPage(this.dataSource.manager, SOURCE, query, conditions);
  }

  /** @throws DomainError resource.not-found */
  async getById(id: string, manager: EntityManager = this.dataSource.manager): Promise<Regulation> {
    const rows: Regulation[] = await manager.query(`SELECT ${SOURCE.columns} FROM ${SOURCE.from} WHERE r.id = $1`, [
      id,
    ]);
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  /** @throws DomainError reference.unknown */
  agencyId(code: string): Promise<string> {
    return resolveCode(this.dataSource.manager, 'agency', code, 'agency');
  }

  /** The lines of the document, each with its statement. @throws DomainError resource.not-found */
  async document(id: string): Promise<DocumentLine[]> {
    const rows: { lines: (Omit<DocumentLine, 'statement'> & { statement: number | null })[] }[] =
      await this.dataSource.query('SELECT lines FROM regulation WHERE id = $1', [id]);
    if (!rows[0]) throw new DomainError('resource.not-found');
    const statements: { id: string; number: number }[] = await this.dataSource.query(
      'SELECT id, number FROM regulation_statement WHERE regulation_id = $1',
      [id],
    );
    const ids = new Map(statements.map((row) => [row.number, row.id]));
    return rows[0].lines.map((line) => ({
      ...line,
      statement: line.statement === null ? null : (ids.get(line.statement + 1) ?? null),
    }));
  }
}
