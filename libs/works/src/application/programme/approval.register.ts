import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Approval, type ApprovalDraft, type ApprovalPatch, type ApprovalQuery, unfit } from '@abat/contracts';
import { Conditions, idsByCode, likePattern, resolveOptional, TransactionRunner, VersionedStore } from '@abat/platform';
import { given, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { APPROVAL_COLUMNS, APPROVAL_FROM } from '../../persistence/part-select.js';
import { ApprovalEntity } from '../../persistence/programme.entity.js';
import { PROJECT_CHANGED, ProjectPartRegister } from './project-part.register.js';

/** Bodies that a project has to ask, in their order, and how long each keeps it waiting. */
@Injectable()
export class ApprovalRegister extends ProjectPartRegister<
  ApprovalEntity,
  Approval,
  ApprovalQuery,
  ApprovalDraft,
  ApprovalPatch
> {
  protected readonly table = 'approval';
  protected readonly definition: RegisterDefinition = {
    action: 'project.write',
    event: PROJECT_CHANGED,
    subject: 'approval',
    source: {
      from: APPROVAL_FROM,
      columns: APPROVAL_COLUMNS,
      id: 'v.id',
      sorts: {
        position: { expression: 'v.position', type: 'numeric', notNull: true },
        askedOn: { expression: 'v.asked_on', type: 'date' },
      },
    },
  };
  protected readonly store = new VersionedStore(ApprovalEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: ApprovalQuery): Conditions {
    const conditions = new Conditions()
      .when(query.project, (p) => `v.project_id IN (${idsByCode('project', p)})`)
      .when(query.agency, (p) => `v.agency_id IN (${idsByCode('agency', p)})`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_text(v.comment, p.title, '')) LIKE fold_text(${p})`,
      );
    if (query.waiting === 'true') conditions.add('v.asked_on IS NOT NULL AND v.answered_on IS NULL');
    if (query.waiting === 'false') conditions.add('v.asked_on IS NULL OR v.answered_on IS NOT NULL');
    return conditions;
  }

  protected async columns(manager: EntityManager, input: ApprovalDraft | ApprovalPatch, stored: Approval | null) {
    refuseAnswer({ ...stored, ...withoutAbsent(input) });
    const agencyId = await resolveOptional(manager, 'agency', { code: input.agency, path: 'agency' });
    return {
      ...given(input, ['position', 'matter', 'askedOn', 'dueOn', 'answeredOn', 'answer', 'comment']),
      ...(agencyId ? { agencyId } : {}),
      ...(await this.owner(manager, input)),
    };
  }
}

const withoutAbsent = <Input extends object>(input: Input): Partial<Input> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Partial<Input>;

type Answer = { [Field in 'askedOn' | 'answeredOn' | 'answer']?: string | null | undefined };

/** An answer has its day, and follows a question. */
function refuseAnswer({ askedOn, answeredOn, answer }: Answer): void {
  if (!answer !== !answeredOn) throw unfit(answer ? 'answeredOn' : 'answer', 'answer.without-day');
  if (!answeredOn) return;
  if (!askedOn) throw unfit('askedOn', 'answer.without-question');
  if (answeredOn < askedOn) throw unfit('answeredOn', 'answer.before-question');
}
