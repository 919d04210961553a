import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal, Target } from '@abat/access';
import {
  amountsInOrder,
  DomainError,
  fieldError,
  MAIN_SET,
  type Mandate,
  type MandateChoicesQuery,
  type MandateDraft,
  type MandatePatch,
  type MandateQuery,
} from '@abat/contracts';
import { todayAt } from '@abat/moments';
import {
  branchChoice,
  type Choice,
  Conditions,
  heldChoice,
  idsByCode,
  likePattern,
  namedChoice,
  periodColumns,
  provenanceColumns,
  resolveCode,
  resolveOptional,
  type RowVersion,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { DatedRegister, given, periodLiteral, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { LegalActs } from '../persistence/legal-acts.js';
import { MandateEntity } from '../persistence/mandate.entity.js';
import { inBranch, inKind, kindCode } from '../persistence/scope.js';

const columns = `${provenanceColumns('m')}, m.code, a.code AS agency, f.code AS function, m.stage, m.object_kind AS "objectKind", t.external_id AS territory,
  s.external_id AS site, m.site_id AS "siteId", m.mode, w.code AS "withAgency", m.amount_from_kzt::text AS "amountFromKzt",
  m.amount_to_kzt::text AS "amountToKzt", m.owner_kind AS "ownerKind", m.function_kind AS "functionKind", ${periodColumns('m.valid')},
  l.title_ru AS "legalBasis", l.code AS "legalAct", m.article, x.code AS "set", m.note`;

const from = `mandate m JOIN agency a ON a.id = m.agency_id JOIN city_function f ON f.id = m.function_id JOIN territory t ON t.id = m.territory_id
  JOIN mandate_set x ON x.id = m.set_id LEFT JOIN agency w ON w.id = m.with_agency_id LEFT JOIN legal_act l ON l.id = m.legal_act_id
  LEFT JOIN site s ON s.id = m.site_id`;

const PLAIN = ['code', 'stage', 'mode', 'amountFromKzt', 'amountToKzt', 'ownerKind', 'functionKind', 'article', 'note'];

// A site that only touches the border of the territory does not lie in it.
const SITE_OUTSIDE = `
SELECT 1 FROM mandate m JOIN site s ON s.id = m.site_id
WHERE m.id = $1 AND NOT EXISTS (SELECT FROM territory_boundary b WHERE b.territory_id = m.territory_id
  AND b.valid && m.valid AND ST_Intersects(b.geom_m, s.geom_m) AND NOT ST_Touches(b.geom_m, s.geom_m))`;

/** SQL: the rules see the power on the day asked for. */
const isInForce = ({ on, at }: Pick<MandateQuery, 'on' | 'at'>, conditions: Conditions): string =>
  `m.id IN (SELECT e.id FROM effective_mandate e WHERE e.valid @> ${on ? `${conditions.bind(on)}::date` : todayAt(at)})`;

// Whoever holds the city holds its districts; a power in a microdistrict is one in its district.
const REACHES = `x.id IN (t.id, t.parent_id) OR t.kind = 'city'`;
const covering = (territory: string): string =>
  `m.territory_id IN (SELECT t.id FROM territory t JOIN territory x ON ${REACHES} WHERE x.id IN (${idsByCode('territory', territory)}))`;

/** Powers of city and district bodies. */
@Injectable()
export class MandateRegister extends DatedRegister<MandateEntity, Mandate, MandateQuery, MandateDraft, MandatePatch> {
  protected readonly definition: RegisterDefinition = {
    action: 'mandate.write',
    event: 'mandate.changed',
    subject: 'mandate',
    source: {
      from,
      narrow: `mandate m JOIN city_function f ON f.id = m.function_id LEFT JOIN legal_act l ON l.id = m.legal_act_id`,
      columns,
      id: 'm.id',
      sorts: {
        code: { expression: 'm.code', type: 'text', notNull: true },
        updatedAt: { expression: 'm.updated_at', type: 'timestamptz', notNull: true },
      },
    },
  };
  protected readonly store = new VersionedStore(MandateEntity);
  protected override readonly choices = {
    agency: namedChoice('agency', 'm.agency_id'),
    function: branchChoice('function', 'm.function_id'),
    status: heldChoice('m.stage'),
    kind: branchChoice('objectKind', 'm.object_kind', 'code'),
    territory: namedChoice('territory', 'm.territory_id'),
    functionKind: heldChoice('m.function_kind'),
    set: namedChoice('mandateSet', 'm.set_id'),
    covers: {
      ...namedChoice('territory', 'm.territory_id'),
      named: `JOIN territory t ON t.id = n.key JOIN territory x ON ${REACHES}`,
    },
  };

  constructor(
    @InjectDataSource() dataSource: DataSource,
    transactions: TransactionRunner,
    private readonly legalActs: LegalActs,
  ) {
    super(dataSource, transactions);
  }

  override async createIn(manager: EntityManager, principal: Principal, draft: MandateDraft): Promise<Mandate> {
    refuseAlone(principal, draft);
    return super.createIn(manager, principal, draft);
  }

  override change(principal: Principal, row: RowVersion, patch: MandatePatch): Promise<Mandate> {
    refuseAlone(principal, patch);
    return super.change(principal, row, patch);
  }

  protected override choiceOf(query: MandateChoicesQuery, conditions: Conditions): Choice | undefined {
    return query.by === 'inForce' ? heldChoice(`(${isInForce(query, conditions)})`) : super.choiceOf(query, conditions);
  }

  protected conditions(query: MandateQuery): Conditions {
    const conditions = new Conditions()
      .when(query.agency, (p) => `m.agency_id IN (${idsByCode('agency', p)})`)
      .when(query.function, (p) => inBranch('f.path', p))
      .when(query.territory, (p) => `m.territory_id IN (${idsByCode('territory', p)})`)
      .when(query.site, (p) => `m.site_id IN (${idsByCode('site', p)})`)
      .when(query.kind, (p) => inKind('m.object_kind', p))
      .when(query.status, (p) => `m.stage = ${p}`)
      .when(query.functionKind, (p) => `m.function_kind = ${p}`)
      .when(query.legalAct, (p) => `m.legal_act_id IN (${idsByCode('legalAct', p)})`)
      .when(query.set, (p) => `m.set_id IN (${idsByCode('mandateSet', p)})`)
      .when(query.on, (p) => `m.valid @> ${p}::date`)
      .when(query.covers, covering)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_ws(' ', m.code, m.note, m.article, l.title_ru)) LIKE fold_text(${p})`,
      );
    if (query.inForce) conditions.add(`(${isInForce(query, conditions)}) = ${conditions.bind(query.inForce)}::boolean`);
    return conditions;
  }

  protected async columns(manager: EntityManager, input: MandateDraft | MandatePatch, stored: Mandate | null) {
    const dates = stored && { first: stored.validFrom, last: stored.validTo };
    const valid = periodLiteral({ first: input.validFrom, last: input.validTo }, dates, 'validTo');
    const agency = input.agency ?? stored?.agency;
    const partner = input.withAgency === undefined ? stored?.withAgency : input.withAgency;
    if (partner && partner === agency)
      throw fieldError('request.invalid', 'withAgency', 'the partner is the holder itself');
    refuseAmounts(input, stored);
    return {
      ...given(input, PLAIN),
      ...(await kindCode(manager, input.objectKind)),
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
      setId: input.set && (await resolveCode(manager, 'mandateSet', input.set, 'set')),
      siteId: await resolveOptional(manager, 'site', { code: input.site, path: 'site' }),
      withAgencyId: await resolveOptional(manager, 'agency', { code: input.withAgency, path: 'withAgency' }),
      legalActId: input.legalBasis ? await this.legalActs.idOf(manager, input.legalBasis) : input.legalBasis,
    };
    return Object.fromEntries(
      Object.entries(found).filter((entry): entry is [string, string | null] => entry[1] !== undefined),
    );
  }

  protected override async afterWrite(manager: EntityManager, id: string): Promise<void> {
    const outside: unknown[] = await manager.query(SITE_OUTSIDE, [id]);
    if (outside.length > 0)
      throw fieldError('mandate.site-outside', 'site', 'the site lies outside the territory of the mandate');
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
 * Naming a partner, or another set than that of the city, takes a mandate out of the duplicates. One side cannot do
 * that alone: an administrator records it.
 */
function refuseAlone(principal: Principal, input: MandateDraft | MandatePatch): void {
  if (principal.role === 'administrator') return;
  if (input.withAgency || (input.set ?? MAIN_SET) !== MAIN_SET)
    throw new DomainError('access.denied', { detail: 'an administrator records the partner and the set of a mandate' });
}

// What a patch leaves out stays as stored.
function refuseAmounts(input: MandateDraft | MandatePatch, stored: Mandate | null): void {
  const { amountFromKzt = stored?.amountFromKzt, amountToKzt = stored?.amountToKzt } = input;
  if (!amountsInOrder({ amountFromKzt, amountToKzt }))
    throw fieldError('request.invalid', 'amountToKzt', 'amountToKzt is not above amountFromKzt');
}
