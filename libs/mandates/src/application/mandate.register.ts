import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal, Target } from '@abat/access';
import {
  DomainError,
  fieldError,
  type Mandate,
  type MandateDraft,
  type MandatePatch,
  type MandateQuery,
} from '@abat/contracts';
import {
  Conditions,
  idsByCode,
  likePattern,
  periodColumns,
  provenanceColumns,
  resolveCode,
  resolveOptional,
  type RowVersion,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { given, periodLiteral, Register, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { LegalActs } from '../persistence/legal-acts.js';
import { MandateEntity } from '../persistence/mandate.entity.js';

const columns = `${provenanceColumns('m')}, m.code, a.code AS agency, f.code AS function, m.stage, m.object_kind AS "objectKind", t.external_id AS territory,
  m.mode, w.code AS "withAgency", ${periodColumns('m.valid')}, l.title_ru AS "legalBasis", m.note`;

const from = `mandate m JOIN agency a ON a.id = m.agency_id JOIN city_function f ON f.id = m.function_id JOIN territory t ON t.id = m.territory_id
  LEFT JOIN agency w ON w.id = m.with_agency_id LEFT JOIN legal_act l ON l.id = m.legal_act_id`;

/** Powers of city and district bodies. */
@Injectable()
export class MandateRegister extends Register<MandateEntity, Mandate, MandateQuery, MandateDraft, MandatePatch> {
  protected readonly definition: RegisterDefinition = {
    action: 'mandate.write',
    event: 'mandate.changed',
    subject: 'mandate',
    source: {
      from,
      columns,
      id: 'm.id',
      sorts: {
        code: { expression: 'm.code', type: 'text' },
        updatedAt: { expression: 'm.updated_at', type: 'timestamptz' },
      },
    },
  };
  protected readonly store = new VersionedStore(MandateEntity);

  constructor(
    @InjectDataSource() dataSource: DataSource,
    transactions: TransactionRunner,
    private readonly legalActs: LegalActs,
  ) {
    super(dataSource, transactions);
  }

  override create(principal: Principal, draft: MandateDraft): Promise<Mandate> {
    refusePartner(principal, draft);
    return super.create(principal, draft);
  }

  override change(principal: Principal, row: RowVersion, patch: MandatePatch): Promise<Mandate> {
    refusePartner(principal, patch);
    return super.change(principal, row, patch);
  }

  protected conditions(query: MandateQuery): Conditions {
    return new Conditions()
      .when(query.agency, (p) => `m.agency_id IN (${idsByCode('agency', p)})`)
      .when(
        query.function,
        (p) => `f.path <@ ANY (SELECT u.path FROM city_function u WHERE u.id IN (${idsByCode('function', p)}))`,
      )
      .when(query.territory, (p) => `m.territory_id IN (${idsByCode('territory', p)})`)
      .when(query.kind, (p) => `m.object_kind = ${p}`)
      .when(query.status, (p) => `m.stage = ${p}`)
      .when(query.at, (p) => `m.valid @> ${p}::date`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_text(m.code, m.note, l.title_ru)) LIKE fold_text(${p})`,
      );
  }

  protected async columns(manager: EntityManager, input: MandateDraft | MandatePatch, stored: Mandate | null) {
    const dates = stored && { first: stored.validFrom, last: stored.validTo };
    const valid = periodLiteral({ first: input.validFrom, last: input.validTo }, dates, 'validTo');
    const agency = input.agency ?? stored?.agency;
    const partner = input.withAgency === undefined ? stored?.withAgency : input.withAgency;
    if (partner && partner === agency)
      throw fieldError('request.invalid', 'withAgency', 'the partner is the holder itself');
    return {
      ...given(input, ['code', 'stage', 'objectKind', 'mode', 'note']),
      ...(await this.references(manager, input)),
      ...(valid ? { valid } : {}),
    };
  }

  private async references(
    manager: EntityManager,
    input: MandateDraft | MandatePatch,
  ): Promise<Record<string, string | null>> {
    const found = {
      agencyId: input.agency && (await resolveCode(manager, 'agency', input.agency, 'agency')),
      functionId: input.function && (await resolveCode(manager, 'function', input.function, 'function')),
      territoryId: input.territory && (await resolveCode(manager, 'territory', input.territory, 'territory')),
      withAgencyId: await resolveOptional(manager, 'agency', { code: input.withAgency, path: 'withAgency' }),
      legalActId: input.legalBasis ? await this.legalActs.idByTitle(manager, input.legalBasis) : input.legalBasis,
    };
    return Object.fromEntries(
      Object.entries(found).filter((entry): entry is [string, string | null] => entry[1] !== undefined),
    );
  }

  protected override async target(manager: EntityManager, id: string): Promise<Target> {
    const rows: Target[] = await manager.query(
      `SELECT m.agency_id AS "agencyId", a.district_id AS "agencyDistrictId" FROM mandate m JOIN agency a ON a.id = m.agency_id WHERE m.id = $1`,
      [id],
    );
    return rows[0] ?? {};
  }

  protected override async audience(manager: EntityManager, id: string) {
    const rows: { agencyId: string; territoryId: string }[] = await manager.query(
      'SELECT agency_id AS "agencyId", territory_id AS "territoryId" FROM mandate WHERE id = $1',
      [id],
    );
    return { agencyIds: rows.map((row) => row.agencyId), territoryIds: rows.map((row) => row.territoryId) };
  }
}

/**
 * Naming a partner takes a pair out of the duplicates. One side cannot do that alone: an administrator records what
 * both have agreed.
 */
function refusePartner(principal: Principal, input: MandateDraft | MandatePatch): void {
  if (input.withAgency && principal.role !== 'administrator')
    throw new DomainError('access.denied', { detail: 'an administrator records the partner of a mandate' });
}
