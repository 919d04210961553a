import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { DomainError, type Work, type WorkPatch } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { type RowVersion, TransactionRunner } from '@abat/platform';
import { followWorks, given } from '@abat/registers';
import type { EntityManager } from 'typeorm';
import { refuseFuture } from '../domain/past-day.js';
import { hasEnded, isLiving, refuseStatus, refuseWindow } from '../domain/work-status.js';
import { type Days, planZones, spanOf, type ZonePlan } from '../domain/zone-plan.js';
import { today } from '../persistence/follow-works.js';
import { refuseEndedProject } from '../persistence/project-works.js';
import { WorkRepository, type WorkStanding } from '../persistence/work.repository.js';
import { PLAIN_FIELDS } from './plain-fields.js';
import { workEvent } from './work-events.js';
import { WorkReferenceFinder, type WorkReferences } from './work-references.js';
import { checkZones } from './zone-check.js';

const PLANNED_DAYS: ReadonlySet<string> = new Set(['start', 'end', 'dateCertainty', 'durationDays']);
const PLACE_FIELDS = ['start', 'end', 'geometry', 'zones'] as const;

/** Columns of the references that the request names. */
const givenIds = ({ budgetLineId: _line, ...ids }: WorkReferences): Record<string, unknown> =>
  Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== undefined));

/** Changes a work: fields, days, shape or zones. */
@Injectable()
export class ChangeWork {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly works: WorkRepository,
    private readonly references: WorkReferenceFinder,
  ) {}

  /**
   * @throws DomainError access.*, request.precondition-failed, reference.unknown, geometry.*, work.zone-dates,
   * project.takes-no-works, request.invalid on `finishedOn`
   */
  execute(principal: Principal, row: RowVersion, patch: WorkPatch): Promise<Work> {
    return this.transactions.run({ id: principal.userId, label: principal.name }, (manager) =>
      this.executeIn(manager, principal, row, patch),
    );
  }

  /** The same as a part of the caller's transaction, which has to carry the actor. */
  async executeIn(manager: EntityManager, principal: Principal, row: RowVersion, patch: WorkPatch): Promise<Work> {
    const before = await this.works.standing(manager, row.id);
    authorize(principal, 'work.write', before);
    if (before.version !== row.version)
      throw new DomainError('request.precondition-failed', { currentVersion: before.version });
    const references = await this.references.find(manager, patch);
    await this.references.authorizeTies(manager, principal, references, before.id);
    await this.apply(manager, before, { patch, references });
    const { work, standing: after } = await this.works.changed(manager, row.id);
    authorize(principal, 'work.write', after);
    if (after.projectId && joinsAlive(before, after)) await refuseEndedProject(manager, after.projectId);
    const followed = mayBeFollowed(before, after, patch) ? await followWorks(manager, [row.id]) : [];
    await appendEvents(manager, [workEvent('work.updated', after, before), ...followed]);
    return work;
  }

  private async apply(
    manager: EntityManager,
    before: WorkStanding & { zones: Days[] },
    change: { patch: WorkPatch; references: WorkReferences },
  ): Promise<void> {
    const { patch, references } = change;
    const plan = await this.plan(manager, before, patch);
    const days = daysOf(plan, before);
    refuseWindow({
      ...days,
      dateCertainty: patch.dateCertainty ?? before.dateCertainty,
      durationDays: patch.durationDays === undefined ? before.durationDays : patch.durationDays,
    });
    await this.works.store.update(manager, before, {
      ...given(patch, PLAIN_FIELDS),
      ...(await this.ending(manager, before, patch)),
      ...(await this.digging(manager, before, change)),
      ...givenIds(references),
      startsOn: days.start,
      endsOn: days.end,
    });
    if (plan.kind === 'replace') await this.works.replaceZones(manager, before.id, plan.zones);
    if (plan.kind === 'move') await this.works.moveZones(manager, before.id, plan);
    if (changesStrip(plan, patch)) await this.works.rebuffer(manager, before.id);
    if (references.budgetLineId !== undefined) await this.works.allocate(manager, before.id, references.budgetLineId);
    else if (patch.costKzt !== undefined) await this.works.followCost(manager, before.id);
  }

  /** The day a work ended is today's when nobody names another, which is not to come; a work taken up again has none. */
  private async ending(
    manager: EntityManager,
    before: WorkStanding,
    patch: WorkPatch,
  ): Promise<{ finishedOn?: string | null }> {
    const { finishedOn: day } = patch;
    if (day && day !== before.finishedOn)
      refuseFuture({ path: 'finishedOn', day, reason: 'finish.future' }, await today(manager));
    if (!patch.status || patch.status === before.status) return {};
    refuseStatus(before.status, patch.status, before.handed);
    if (patch.finishedOn !== undefined) return {};
    if (!hasEnded(patch.status)) return { finishedOn: null };
    return hasEnded(before.status) || before.finishedOn ? {} : { finishedOn: await today(manager) };
  }

  /** Whether it opens the ground follows another kind or method, unless somebody says it or has said otherwise. */
  private async digging(
    manager: EntityManager,
    before: WorkStanding,
    { patch, references: { workTypeId, functionId } }: { patch: WorkPatch; references: WorkReferences },
  ): Promise<{ surfaceBreaking?: boolean }> {
    if (patch.surfaceBreaking !== undefined) return {};
    const kind = { workTypeId, functionId, method: patch.method };
    if (Object.values(kind).every((part) => part === undefined)) return {};
    const digs = await this.works.digsAnew(manager, before.id, kind);
    return digs === null ? {} : { surfaceBreaking: digs };
  }

  private async plan(
    manager: EntityManager,
    before: WorkStanding & { zones: Days[] },
    patch: WorkPatch,
  ): Promise<ZonePlan> {
    if (PLACE_FIELDS.every((field) => patch[field] === undefined)) return { kind: 'keep' };
    const plan = planZones(before.zones, { start: before.startsOn, end: before.endsOn }, patch);
    if (plan.kind === 'replace') await checkZones(manager, plan.zones);
    return plan;
  }
}

/** The work comes into its project, or is taken up again in it, while it is still to be done. */
const joinsAlive = (before: WorkStanding, after: WorkStanding): boolean =>
  isLiving(after.status) && (before.projectId !== after.projectId || !isLiving(before.status));

/**
 * Fresh surfaces and guarantees follow works that ended or were handed over, and no others. They begin when the work
 * ended: the days that were planned for it do not matter to them.
 */
function mayBeFollowed(before: WorkStanding, after: WorkStanding, patch: WorkPatch): boolean {
  if (![before, after].some((work) => work.handed || hasEnded(work.status))) return false;
  const isKnown = before.finishedOn !== null && before.finishedOn === after.finishedOn;
  return !isKnown || Object.keys(patch).some((field) => !PLANNED_DAYS.has(field));
}

/** The strip around the zones depends on what the work is, not on its days. */
const changesStrip = (plan: ZonePlan, { hindersTraffic, workType, function: code }: WorkPatch): boolean =>
  plan.kind === 'replace' || [hindersTraffic, workType, code].some((field) => field !== undefined);

/** The days of the whole work after the plan. */
function daysOf(plan: ZonePlan, before: WorkStanding): { start: string; end: string } {
  if (plan.kind === 'replace') return spanOf(plan.zones);
  return plan.kind === 'move' ? plan : { start: before.startsOn, end: before.endsOn };
}
