import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { authorize, type Principal } from '@abat/access';
import { type Need, type NeedDraft, type NeedPatch, type NeedQuery } from '@abat/contracts';
import {
  assertNearCity,
  assertValidGeometry,
  branchChoice,
  Conditions,
  heldChoice,
  idsByCode,
  likePattern,
  namedChoice,
  resolveCode,
  resolveOptional,
  type RowVersion,
  territoryChoice,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { externalIdOf, given, Register, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { gatheredInto, needStanding } from '../../domain/need-standing.js';
import { NEED_COLUMNS, NEED_FROM } from '../../persistence/need-select.js';
import { refuseNeedsOfEnded } from '../../persistence/project-needs.js';
import { NeedEntity } from '../../persistence/programme.entity.js';
import { needTarget, projectTarget } from '../../persistence/work-target.js';
import { authorizeNeed } from './need-rights.js';

const REFERENCES = ['agency', 'function', 'territory', 'site', 'project'] as const;

/** Wishes of districts, residents and bodies, bundled into projects or declined with a reason. */
@Injectable()
export class NeedRegister extends Register<NeedEntity, Need, NeedQuery, NeedDraft, NeedPatch> {
  protected readonly definition: RegisterDefinition = {
    action: 'project.write',
    event: 'need.changed',
    subject: 'need',
    source: {
      from: NEED_FROM,
      columns: NEED_COLUMNS,
      id: 'n.id',
      sorts: {
        priority: { expression: 'n.priority', type: 'numeric', notNull: true },
        wishedOn: { expression: 'n.wished_on', type: 'date', notNull: true },
        cost: { expression: 'n.cost_kzt', type: 'numeric' },
        number: { expression: 'n.number', type: 'bigint', notNull: true },
      },
    },
  };
  protected readonly store = new VersionedStore(NeedEntity);
  protected override readonly choices = {
    status: heldChoice('n.status'),
    origin: heldChoice('n.origin'),
    agency: namedChoice('agency', 'n.agency_id'),
    function: branchChoice('function', 'n.function_id'),
    territory: territoryChoice('ARRAY[n.territory_id]'),
  };

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  /**
   * Bundling a need into a project is also a change of the project.
   * @throws DomainError like {@link Register.change}, and project.takes-no-needs
   */
  override async change(principal: Principal, row: RowVersion, patch: NeedPatch): Promise<Need> {
    if (patch.project) {
      const { manager } = this.dataSource;
      const projectId = await resolveCode(manager, 'project', patch.project, 'project');
      authorize(principal, 'project.write', await projectTarget(manager, projectId));
    }
    return super.change(principal, row, patch);
  }

  protected conditions(query: NeedQuery): Conditions {
    const conditions = new Conditions()
      .when(query.status, (p) => `n.status = ${p}`)
      .when(query.origin, (p) => `n.origin = ${p}`)
      .when(query.agency, (p) => `n.agency_id IN (${idsByCode('agency', p)})`)
      .when(
        query.function,
        (p) => `f.path <@ (SELECT u.path FROM city_function u WHERE u.id IN (${idsByCode('function', p)}))`,
      )
      .when(
        query.territory,
        (p) => `n.territory_id IN (${idsByCode('territory', p)}) OR t.parent_id IN (${idsByCode('territory', p)})`,
      )
      .when(query.project, (p) => `n.project_id IN (${idsByCode('project', p)})`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_text(n.title, n.external_id, n.description)) LIKE fold_text(${p})`,
      );
    if (query.bbox) {
      const box = conditions.envelope(query.bbox);
      conditions.add(`n.geom && ${box} AND ST_Intersects(n.geom, ${box})`);
    }
    return conditions;
  }

  protected async columns(manager: EntityManager, input: NeedDraft | NeedPatch, stored: Need | null) {
    if (input.geometry) {
      await assertValidGeometry(manager, input.geometry, 'geometry');
      await assertNearCity(manager, input.geometry, 'geometry');
    }
    const standing = stored ? needStanding(stored, input as NeedPatch) : {};
    const project = stored && gatheredInto(stored, input as NeedPatch);
    if (project) await refuseNeedsOfEnded(manager, await resolveCode(manager, 'project', project, 'project'));
    return {
      ...given(input, ['title', 'description', 'origin', 'priority', 'costKzt', 'wishedOn']),
      ...(stored ? {} : await externalIdOf(manager, 'need', (input as NeedDraft).externalId)),
      ...(await namedIds(manager, input)),
      ...standing,
      ...(input.geometry === undefined ? {} : { geom: input.geometry }),
    };
  }

  protected override async allow(manager: EntityManager, principal: Principal, { id }: { id: string }): Promise<void> {
    authorize(principal, this.definition.action);
    authorizeNeed(principal, await needTarget(manager, id));
  }

  protected override async audience(manager: EntityManager, id: string) {
    const rows: { agencyId: string | null; territoryId: string | null }[] = await manager.query(
      'SELECT agency_id AS "agencyId", territory_id AS "territoryId" FROM need WHERE id = $1',
      [id],
    );
    const { agencyId, territoryId } = rows[0] ?? {};
    return { agencyIds: agencyId ? [agencyId] : [], territoryIds: territoryId ? [territoryId] : [] };
  }
}

async function namedIds(manager: EntityManager, input: NeedDraft | NeedPatch): Promise<Record<string, string | null>> {
  const codes = input as Partial<Record<(typeof REFERENCES)[number], string | null>>;
  const ids: Record<string, string | null> = {};
  for (const field of REFERENCES) {
    const id = await resolveOptional(manager, field, { code: codes[field], path: field });
    if (id !== undefined) ids[`${field}Id`] = id;
  }
  return ids;
}
