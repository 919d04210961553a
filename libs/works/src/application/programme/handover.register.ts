import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { authorize, type Principal } from '@abat/access';
import { type Handover, type HandoverDraft, type HandoverPatch, type HandoverQuery, unfit } from '@abat/contracts';
import { Conditions, idsByCode, likePattern, resolveOptional, TransactionRunner, VersionedStore } from '@abat/platform';
import { given, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { refuseHandedDay, refuseUnfinished } from '../../domain/handed-day.js';
import { followHolder, giveSitesBack, holdSites } from '../../persistence/handed-sites.js';
import { acceptWork, readHandedWork, withdrawAcceptance } from '../../persistence/handover-effects.js';
import { HANDOVER_COLUMNS, HANDOVER_FROM } from '../../persistence/part-select.js';
import { HandoverEntity } from '../../persistence/programme.entity.js';
import { resolveWork, workTarget } from '../../persistence/work-target.js';
import { WorkPartRegister } from './project-part.register.js';

/** Handovers of works to those who keep what was built: they make a work accepted. */
@Injectable()
export class HandoverRegister extends WorkPartRegister<
  HandoverEntity,
  Handover,
  HandoverQuery,
  HandoverDraft,
  HandoverPatch
> {
  protected readonly table = 'handover';
  protected readonly definition: RegisterDefinition = {
    action: 'work.write',
    event: 'handover.changed',
    subject: 'handover',
    source: {
      from: HANDOVER_FROM,
      columns: HANDOVER_COLUMNS,
      id: 'r.id',
      sorts: { handedOn: { expression: 'r.handed_on', type: 'date', notNull: true } },
    },
  };
  protected readonly store = new VersionedStore(HandoverEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  /**
   * Whoever may not change the work is told so before anything of the work is judged.
   * @throws DomainError access.*, reference.unknown, work.status-not-allowed, request.invalid, resource.exists
   */
  override async createIn(manager: EntityManager, principal: Principal, draft: HandoverDraft): Promise<Handover> {
    authorize(principal, this.definition.action);
    const workId = await resolveWork(manager, draft.work);
    authorize(principal, this.definition.action, await workTarget(manager, workId));
    return super.createIn(manager, principal, draft);
  }

  protected conditions(query: HandoverQuery): Conditions {
    return new Conditions()
      .when(query.work, (p) => `(r.work_id::text = ${p} OR w.external_id = ${p})`)
      .when(query.holder, (p) => `r.holder_id IN (${idsByCode('agency', p)})`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_text(r.document, w.title, '')) LIKE fold_text(${p})`,
      );
  }

  protected async columns(manager: EntityManager, input: HandoverDraft | HandoverPatch, stored: Handover | null) {
    const owner = await this.owner(manager, input);
    await this.refuseDay(manager, owner.workId ?? stored?.workId ?? '', { input, stored });
    refuseGuarantee({ ...stored, ...given(input, ['handedOn', 'guaranteeUntil']) });
    const holderId = await resolveOptional(manager, 'agency', { code: input.holder, path: 'holder' });
    return {
      ...given(input, ['handedOn', 'document', 'guaranteeUntil', 'note']),
      ...(holderId ? { holderId } : {}),
      ...owner,
    };
  }

  private async refuseDay(
    manager: EntityManager,
    workId: string,
    { input, stored }: { input: HandoverDraft | HandoverPatch; stored: Handover | null },
  ): Promise<void> {
    const work = await readHandedWork(manager, workId);
    refuseUnfinished(work);
    if (input.handedOn === undefined || input.handedOn === stored?.handedOn) return;
    refuseHandedDay(input.handedOn, work);
  }

  protected override async afterWrite(manager: EntityManager, id: string, input: HandoverDraft | HandoverPatch) {
    const workId = await this.workOf(manager, id);
    await acceptWork(manager, workId);
    if (!('work' in input)) await followHolder(manager, workId);
    else if (input.holdsSites) await holdSites(manager, workId);
  }

  /** The work is finished again, nobody keeps its guarantee, its sites go back to who held them. */
  protected override async beforeRemove(manager: EntityManager, id: string): Promise<void> {
    await giveSitesBack(manager, await this.workOf(manager, id));
    await withdrawAcceptance(manager, id);
  }

  protected override async toldIds(manager: EntityManager, id: string): Promise<string[]> {
    return [await this.workOf(manager, id)];
  }
}

/** @throws DomainError request.invalid when the guarantee ends before it begins */
function refuseGuarantee({ handedOn, guaranteeUntil }: Partial<Pick<Handover, 'handedOn' | 'guaranteeUntil'>>): void {
  if (handedOn && guaranteeUntil && guaranteeUntil < handedOn)
    throw unfit('guaranteeUntil', 'guarantee.ends-before-handover');
}
