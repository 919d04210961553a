import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  type Agreement,
  type AgreementDraft,
  type AgreementPatch,
  type AgreementQuery,
  fieldError,
  partiesFault,
} from '@abat/contracts';
import {
  branchChoice,
  Conditions,
  heldChoice,
  idsByCode,
  likePattern,
  namedChoice,
  periodColumns,
  provenanceColumns,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { DatedRegister, given, periodLiteral, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { agreementAudience, replaceParties } from '../persistence/agreement-parties.js';
import { AgreementEntity } from '../persistence/power.entity.js';
import { inBranch, kindCode, namedIds } from '../persistence/scope.js';

const parties = `(SELECT coalesce(json_agg(json_build_object('agency', a.code, 'side', p.side)
    ORDER BY array_position(ARRAY['from', 'party', 'to'], p.side), a.code), '[]'::json)
  FROM agreement_party p JOIN agency a ON a.id = p.agency_id WHERE p.agreement_id = g.id)`;

const columns = `${provenanceColumns('g')}, g.code, g.kind, g.title, ${parties} AS parties, g.document, g.document_date::text AS "documentDate",
  l.code AS "legalAct", f.code AS function, g.stages, g.object_kind AS "objectKind", t.external_id AS territory, s.external_id AS site,
  g.site_id AS "siteId", ${periodColumns('g.valid')}, g.note`;

const from = `agreement g LEFT JOIN legal_act l ON l.id = g.legal_act_id LEFT JOIN city_function f ON f.id = g.function_id
  LEFT JOIN territory t ON t.id = g.territory_id LEFT JOIN site s ON s.id = g.site_id`;

/** Agreements, delegations and handovers between bodies: they justify an overlap or join a chain. */
@Injectable()
export class AgreementRegister extends DatedRegister<
  AgreementEntity,
  Agreement,
  AgreementQuery,
  AgreementDraft,
  AgreementPatch
> {
  protected readonly definition: RegisterDefinition = {
    action: 'agreement.write',
    event: 'agreement.changed',
    subject: 'agreement',
    source: {
      from,
      columns,
      id: 'g.id',
      sorts: {
        code: { expression: 'g.code', type: 'text' },
        updatedAt: { expression: 'g.updated_at', type: 'timestamptz' },
      },
    },
  };
  protected readonly store = new VersionedStore(AgreementEntity);
  protected override readonly choices = {
    kind: heldChoice('g.kind'),
    agency: {
      ...namedChoice('agency', 'y.agency_id'),
      join: 'JOIN (SELECT DISTINCT p.agreement_id, p.agency_id FROM agreement_party p) y ON y.agreement_id = g.id',
    },
    function: branchChoice('function', 'g.function_id'),
    territory: namedChoice('territory', 'g.territory_id'),
  };

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: AgreementQuery): Conditions {
    return new Conditions()
      .when(query.kind, (p) => `g.kind = ${p}`)
      .when(
        query.agency,
        (p) =>
          `EXISTS (SELECT FROM agreement_party y WHERE y.agreement_id = g.id AND y.agency_id IN (${idsByCode('agency', p)}))`,
      )
      .when(query.function, (p) => inBranch('f.path', p))
      .when(query.territory, (p) => `g.territory_id IN (${idsByCode('territory', p)})`)
      .when(query.on, (p) => `g.valid @> ${p}::date`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_ws(' ', g.code, g.title, g.document, g.note)) LIKE fold_text(${p})`,
      );
  }

  protected async columns(manager: EntityManager, input: AgreementDraft | AgreementPatch, stored: Agreement | null) {
    refuseParties(input, stored);
    const dates = stored && { first: stored.validFrom, last: stored.validTo };
    const valid = periodLiteral({ first: input.validFrom, last: input.validTo }, dates, 'validTo');
    return {
      ...given(input, ['code', 'kind', 'title', 'document', 'documentDate', 'note']),
      ...(input.stages ? { stages: [...new Set(input.stages)] } : {}),
      ...(await kindCode(manager, input.objectKind)),
      ...(await namedIds(manager, input)),
      ...(valid ? { valid } : {}),
    };
  }

  protected override async afterWrite(manager: EntityManager, id: string, input: AgreementDraft | AgreementPatch) {
    if (input.parties) await replaceParties(manager, id, input.parties);
  }

  protected override audience(manager: EntityManager, id: string) {
    return agreementAudience(manager, id);
  }
}

// Kind and parties fit each other or not: what a patch leaves out stays as stored.
function refuseParties(input: AgreementDraft | AgreementPatch, stored: Agreement | null): void {
  const kind = input.kind ?? stored?.kind;
  const fault = kind && partiesFault(kind, input.parties ?? stored?.parties ?? []);
  if (fault) throw fieldError('request.invalid', 'parties', fault);
}
