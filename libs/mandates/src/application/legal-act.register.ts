import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { fieldError, type LegalAct, type LegalActDraft, type LegalActPatch, type LegalActQuery } from '@abat/contracts';
import {
  Conditions,
  heldChoice,
  likePattern,
  periodColumns,
  provenanceColumns,
  resolveOptional,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { DatedRegister, given, periodLiteral, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { LegalActEntity } from '../persistence/legal.entity.js';

const columns = `${provenanceColumns('l')}, l.code, l.title_ru AS "titleRu", l.title_kk AS "titleKk", l.title_en AS "titleEn", l.status,
  l.adopted_on::text AS "adoptedOn", ${periodColumns('l.valid')}, l.amended_on::text AS "amendedOn", l.next_review_on::text AS "nextReviewOn",
  r.code AS "replacedBy", l.url, l.note, (SELECT count(*)::int FROM mandate m WHERE m.legal_act_id = l.id) AS "mandateCount"`;

const PLAIN = [
  'code',
  'titleRu',
  'titleKk',
  'titleEn',
  'status',
  'adoptedOn',
  'amendedOn',
  'nextReviewOn',
  'url',
  'note',
];

/** Acts that mandates rest on. */
@Injectable()
export class LegalActRegister extends DatedRegister<
  LegalActEntity,
  LegalAct,
  LegalActQuery,
  LegalActDraft,
  LegalActPatch
> {
  protected readonly definition: RegisterDefinition = {
    action: 'legal.write',
    event: 'legal-act.changed',
    subject: 'legal-act',
    source: {
      from: 'legal_act l LEFT JOIN legal_act r ON r.id = l.replaced_by_id',
      columns,
      id: 'l.id',
      sorts: {
        code: { expression: 'l.code', type: 'text' },
        title: { expression: 'l.title_ru COLLATE "kk-x-icu"', type: 'text' },
        nextReviewOn: { expression: 'l.next_review_on', type: 'date' },
      },
    },
  };
  protected readonly store = new VersionedStore(LegalActEntity);
  protected override readonly choices = { status: heldChoice('l.status') };

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: LegalActQuery): Conditions {
    return new Conditions()
      .when(query.status, (p) => `l.status = ${p}`)
      .when(query.on, (p) => `l.valid @> ${p}::date`)
      .when(query.reviewBy, (p) => `l.next_review_on <= ${p}::date`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_ws(' ', l.code, l.title_ru, l.title_kk, l.title_en, l.note)) LIKE fold_text(${p})`,
      );
  }

  protected async columns(manager: EntityManager, input: LegalActDraft | LegalActPatch, stored: LegalAct | null) {
    const replacedById = await resolveOptional(manager, 'legalAct', { code: input.replacedBy, path: 'replacedBy' });
    if (stored && replacedById === stored.id)
      throw fieldError('request.invalid', 'replacedBy', 'an act is not replaced by itself');
    const dates = stored && { first: stored.validFrom, last: stored.validTo };
    const valid = periodLiteral({ first: input.validFrom, last: input.validTo }, dates, 'validTo');
    return {
      ...given(input, PLAIN),
      ...(replacedById === undefined ? {} : { replacedById }),
      ...(valid ? { valid } : {}),
    };
  }

  /** Those whose mandates rest on the act. */
  protected override async audience(manager: EntityManager, id: string) {
    const rows: { id: string }[] = await manager.query(
      'SELECT DISTINCT agency_id AS id FROM mandate WHERE legal_act_id = $1',
      [id],
    );
    return { agencyIds: rows.map((row) => row.id) };
  }
}
