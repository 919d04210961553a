import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  DomainError,
  type Restriction,
  type RestrictionDraft,
  type RestrictionPatch,
  type RestrictionQuery,
} from '@abat/contracts';
import {
  assertNearCity,
  assertValidGeometry,
  Conditions,
  countedIn,
  geoJson,
  heldChoice,
  likePattern,
  periodColumns,
  provenanceColumns,
  resolveCode,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { DatedRegister, externalIdOf, given, periodLiteral, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { RestrictionEntity } from '../persistence/territory.entity.js';

const columns = `${provenanceColumns('r')}, r.number::int AS number, r.external_id AS "externalId", r.kind, ${periodColumns('r.active', 'from', 'to')}, r.note, r.title,
  r.state, r.surface, r.work_types AS "workTypes", CASE WHEN w.id IS NOT NULL THEN json_build_object('id', w.id, 'externalId', w.external_id,
  'title', w.title) END AS work, ${geoJson('r.geom')} AS geometry`;

/** Fresh surfaces, guarantees, events, seasons and bans. */
@Injectable()
export class RestrictionRegister extends DatedRegister<
  RestrictionEntity,
  Restriction,
  RestrictionQuery,
  RestrictionDraft,
  RestrictionPatch
> {
  protected readonly definition: RegisterDefinition = {
    action: 'restriction.write',
    event: 'restriction.changed',
    subject: 'restriction',
    source: {
      from: 'restriction r LEFT JOIN work w ON w.id = r.work_id',
      narrow: 'restriction r',
      columns,
      id: 'r.id',
      sorts: {
        from: { expression: 'lower(r.active)', type: 'date' },
        updatedAt: { expression: 'r.updated_at', type: 'timestamptz' },
      },
    },
  };
  protected readonly store = new VersionedStore(RestrictionEntity);
  protected override readonly choices = {
    state: heldChoice('r.state'),
    kind: heldChoice('r.kind'),
    surface: heldChoice('r.surface'),
  };

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: RestrictionQuery): Conditions {
    const conditions = new Conditions()
      .when(query.kind, (p) => `r.kind = ${p}`)
      .when(query.state, (p) => `r.state = ${p}`)
      .when(query.surface, (p) => `r.surface = ${p}`)
      .when(query.work, (p) => `r.work_id::text = ${p}`)
      .when(query.from, (p) => `NOT r.active << daterange(${p}::date, NULL)`)
      .when(query.to, (p) => `lower(r.active) <= ${p}::date`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_text(r.note, r.external_id, r.title)) LIKE fold_text(${p})`,
      );
    if (query.bbox)
      conditions.add(
        `r.geom && ${conditions.envelope(query.bbox)} AND ST_Intersects(r.geom, ${conditions.envelope(query.bbox)})`,
      );
    // A declined one never holds: the map neither draws nor counts it.
    if (query.square)
      conditions.add(`r.state <> 'declined' AND ${countedIn(conditions.square(query.square), 'r.geom')}`);
    return conditions;
  }

  protected async columns(
    manager: EntityManager,
    input: RestrictionDraft | RestrictionPatch,
    stored: Restriction | null,
  ) {
    if (input.geometry) {
      await assertValidGeometry(manager, input.geometry, 'geometry');
      await assertNearCity(manager, input.geometry, 'geometry');
    }
    const active = periodLiteral(
      { first: input.from, last: input.to },
      stored && { first: stored.from, last: stored.to },
      'to',
    );
    return {
      ...given(input, ['kind', 'note', 'title', 'state', 'surface']),
      ...(stored ? {} : await externalIdOf(manager, 'restriction', (input as RestrictionDraft).externalId)),
      ...(input.geometry === undefined ? {} : { geom: input.geometry }),
      ...(input.workTypes === undefined ? {} : { workTypes: await typeCodes(manager, input.workTypes) }),
      ...(active ? { active } : {}),
      ...decided(input, stored),
    };
  }

  /** A guarantee stands by its handover: it goes with it, or is declined. */
  protected override async beforeRemove(manager: EntityManager, id: string): Promise<void> {
    const { kind, work } = await this.getById(id, manager);
    if (kind === 'guarantee' && work) throw new DomainError('restriction.follows-handover');
  }
}

/** What a row that follows a work takes from it. */
const FOLLOWED = ['kind', 'title', 'from', 'to', 'surface', 'geometry'] as const;

/**
 * Whoever changes what a proposal took from its work has decided: it is confirmed and follows no more. A guarantee stands
 * by its handover.
 * @throws DomainError restriction.follows-handover
 */
function decided(
  input: RestrictionDraft | RestrictionPatch,
  stored: Restriction | null,
): Pick<RestrictionPatch, 'state'> {
  const differs = (field: (typeof FOLLOWED)[number]): boolean =>
    input[field] !== undefined && JSON.stringify(input[field]) !== JSON.stringify(stored?.[field]);
  if (!stored?.work || !FOLLOWED.some(differs)) return {};
  if (stored.kind === 'guarantee') throw new DomainError('restriction.follows-handover');
  return (input.state ?? stored.state) === 'proposed' ? { state: 'confirmed' } : {};
}

/** The codes of the types, checked; an empty list means none. */
async function typeCodes(manager: EntityManager, codes: readonly string[] | null): Promise<string[] | null> {
  for (const [index, code] of (codes ?? []).entries())
    await resolveCode(manager, 'workType', code, `workTypes.${index}`);
  return codes?.length ? [...new Set(codes)] : null;
}
