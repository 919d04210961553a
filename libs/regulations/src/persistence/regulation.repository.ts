import { Injectable } from '@nestjs/common';
import { DomainError } from '@abat/contracts';
import type { RowVersion } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { FunctionProposal } from '../domain/propose-function.js';
import type { OutlineLine } from '../domain/outline.js';
import type { Lemma } from '../domain/words.js';
import type { StageProposal } from '@abat/contracts';

/** A regulation about to be stored. */
export type NewRegulation = {
  agencyId: string;
  title: string;
  language: string;
  format: string;
  fileName: string;
  sha256: string;
  legalActId: string | null;
  uploadedBy: string;
  demo: boolean;
  lines: readonly OutlineLine[];
};
/** A statement about to be stored, with what is proposed for it. */
export type NewStatement = {
  point: string;
  section: string;
  text: string;
  lemmas: readonly Lemma[];
  functions: readonly FunctionProposal[];
  stage: StageProposal | null;
};
/** A statement as a decision needs it, locked until the end of the transaction. */
export type LockedStatement = {
  id: string;
  version: number;
  regulationId: string;
  number: number;
  point: string;
  agencyId: string;
  agencyCode: string;
  agencyDistrictId: string | null;
  legalAct: string | null;
};
export type Decided = { decision: string; mandateId: string | null; note: string | null; by: string | null };

/** Rows of regulation and regulation_statement. */
@Injectable()
export class RegulationRepository {
  async insert(manager: EntityManager, row: NewRegulation): Promise<string> {
    const rows: { id: string }[] = await manager.query(
      `INSERT INTO regulation (source, demo, agency_id, title, language, format, file_name, sha256, legal_act_id, uploaded_by, lines)
       VALUES ('upload', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb) RETURNING id`,
      [
        ...[row.demo, row.agencyId, row.title, row.language, row.format, row.fileName, row.sha256],
        ...[row.legalActId, row.uploadedBy, JSON.stringify(row.lines)],
      ],
    );
    return rows[0]?.id ?? '';
  }

  /** Stores statements in their order and gives their ids. */
  async insertStatements(
    manager: EntityManager,
    regulationId: string,
    statements: readonly NewStatement[],
  ): Promise<string[]> {
    const items = statements.map(({ lemmas, functions, stage, ...row }, index) => ({
      ...row,
      number: index + 1,
      lemmas: lemmas.map(({ lemma }) => lemma),
      forms: lemmas.map(({ form }) => form),
      functions,
      stage: stage?.stage ?? null,
      score: stage?.score ?? 0,
      words: stage?.words ?? [],
    }));
    const rows: { id: string }[] = await manager.query(
      `INSERT INTO regulation_statement (regulation_id, number, point, section, text, lemmas, forms, proposed_functions, proposed_stage, stage_score, stage_words)
       SELECT $1, number, point, section, text, lemmas, forms, functions, stage, score, words
       FROM jsonb_to_recordset($2::jsonb) AS r (number int, point text, section text, text text, lemmas text[], forms text[],
         functions jsonb, stage text, score float8, words text[]) ORDER BY number RETURNING id`,
      [regulationId, JSON.stringify(items)],
    );
    return rows.map(({ id }) => id);
  }

  /** @throws DomainError resource.not-found */
  async owner(manager: EntityManager, id: string): Promise<{ agencyId: string; agencyDistrictId: string | null }> {
    const rows: { agencyId: string; agencyDistrictId: string | null }[] = await manager.query(
      `SELECT r.agency_id AS "agencyId", a.district_id AS "agencyDistrictId" FROM regulation r JOIN agency a ON a.id = r.agency_id WHERE r.id = $1`,
      [id],
    );
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  async statementIds(manager: EntityManager, regulationId: string): Promise<string[]> {
    const rows: { id: string }[] = await manager.query(
      'SELECT id FROM regulation_statement WHERE regulation_id = $1 ORDER BY number',
      [regulationId],
    );
    return rows.map(({ id }) => id);
  }

  /** @throws DomainError request.precondition-failed with the version stored now */
  async remove(manager: EntityManager, row: RowVersion): Promise<void> {
    const [, gone] = (await manager.query('DELETE FROM regulation WHERE id = $1 AND version = $2', [
      row.id,
      row.version,
    ])) as [unknown, number];
    if (gone > 0) return;
    const rows: { version: number }[] = await manager.query('SELECT version FROM regulation WHERE id = $1', [row.id]);
    if (!rows[0]) throw new DomainError('resource.not-found');
    throw new DomainError('request.precondition-failed', { currentVersion: rows[0].version });
  }

  /** @throws DomainError resource.not-found */
  async lockStatement(manager: EntityManager, id: string): Promise<LockedStatement> {
    const rows: LockedStatement[] = await manager.query(
      `SELECT s.id, s.version, s.regulation_id AS "regulationId", s.number, s.point, r.agency_id AS "agencyId", a.code AS "agencyCode",
         a.district_id AS "agencyDistrictId", l.code AS "legalAct"
       FROM regulation_statement s JOIN regulation r ON r.id = s.regulation_id JOIN agency a ON a.id = r.agency_id
       LEFT JOIN legal_act l ON l.id = r.legal_act_id WHERE s.id = $1 FOR UPDATE OF s`,
      [id],
    );
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  async decide(manager: EntityManager, id: string, decided: Decided): Promise<void> {
    await manager.query(
      `UPDATE regulation_statement SET decision = $2, mandate_id = $3, note = $4, decided_by = $5,
         decided_at = CASE WHEN $2 = 'open' THEN NULL ELSE now() END, version = version + 1 WHERE id = $1`,
      [id, decided.decision, decided.mandateId, decided.note, decided.by],
    );
  }

  /** Mandates that a code or id names, with their holders. */
  async mandate(manager: EntityManager, named: string): Promise<{ id: string; agencyId: string } | null> {
    const rows: { id: string; agencyId: string }[] = await manager.query(
      'SELECT id, agency_id AS "agencyId" FROM mandate WHERE code = $1 OR id::text = $1',
      [named],
    );
    return rows[0] ?? null;
  }
}
