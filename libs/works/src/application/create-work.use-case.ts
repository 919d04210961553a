import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { DomainError, type Work, type WorkDraft } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { TransactionRunner } from '@abat/platform';
import { externalIdOf, followWorks, given } from '@abat/registers';
import type { EntityManager } from 'typeorm';
import { refuseFuture } from '../domain/past-day.js';
import { isLiving, refuseWindow } from '../domain/work-status.js';
import { spanOf } from '../domain/zone-plan.js';
import { today } from '../persistence/follow-works.js';
import { refuseEndedProject } from '../persistence/project-works.js';
import { type NewZone, WorkRepository } from '../persistence/work.repository.js';
import { PLAIN_FIELDS } from './plain-fields.js';
import { workEvent } from './work-events.js';
import { type WorkReferences, WorkReferenceFinder } from './work-references.js';
import { checkZones } from './zone-check.js';

/** Registers a work with its zones. */
@Injectable()
export class CreateWork {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly works: WorkRepository,
    private readonly references: WorkReferenceFinder,
  ) {}

  /** @throws DomainError access.*, reference.unknown, geometry.*, resource.exists, project.takes-no-works, request.invalid on `finishedOn` */
  execute(principal: Principal, draft: WorkDraft): Promise<Work> {
    return this.transactions.run({ id: principal.userId, label: principal.name }, async (manager) => {
      authorize(principal, 'work.write');
      const references = await this.references.find(manager, draft);
      await this.references.authorizeTies(manager, principal, references, null);
      const zones = zonesOf(draft);
      refuseWindow({ ...spanOf(zones), dateCertainty: draft.dateCertainty, durationDays: draft.durationDays });
      refuseFuture({ path: 'finishedOn', day: draft.finishedOn, reason: 'finish.future' }, await today(manager));
      if (draft.status === 'accepted') throw new DomainError('work.handover-missing');
      if (references.projectId && isLiving(draft.status)) await refuseEndedProject(manager, references.projectId);
      await checkZones(manager, zones);
      const id = await this.insert(manager, draft, { references, zones });
      await this.works.replaceZones(manager, id, zones);
      await this.works.allocate(manager, id, references.budgetLineId ?? null);
      const standing = await this.works.standing(manager, id);
      authorize(principal, 'work.write', standing);
      await appendEvents(manager, [workEvent('work.created', standing), ...(await followWorks(manager, [id]))]);
      return this.works.getById(id, manager);
    });
  }

  private async insert(
    manager: EntityManager,
    draft: WorkDraft,
    place: { references: WorkReferences; zones: NewZone[] },
  ): Promise<string> {
    const { start, end } = spanOf(place.zones);
    const { agencyId, functionId, projectId = null, workTypeId = null } = place.references;
    const kind = { workTypeId, functionId, method: draft.method ?? null };
    return this.works.store.insert(manager, {
      ...(await externalIdOf(manager, 'work', draft.externalId)),
      ...{ agencyId, functionId, projectId, workTypeId },
      startsOn: start,
      endsOn: end,
      ...given(draft, PLAIN_FIELDS),
      surfaceBreaking: draft.surfaceBreaking ?? (await this.works.digs(manager, kind)),
      source: 'manual',
      demo: false,
      version: 1,
    });
  }
}

/** The zones a draft describes: its own list, or the one made of its shape and days. */
function zonesOf(draft: WorkDraft): NewZone[] {
  if (draft.zones) return draft.zones;
  const { geometry, start, end } = draft;
  if (!geometry || !start || !end) throw new TypeError('a checked draft has zones or start, end and geometry');
  return [{ geometry, start, end }];
}
