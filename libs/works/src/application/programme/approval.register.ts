import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { authorize, type Principal } from '@abat/access';
import {
  type Approval,
  APPROVAL_ANSWER_FIELDS,
  type ApprovalDraft,
  type ApprovalPatch,
  type ApprovalQuery,
  DomainError,
  unfit,
} from '@abat/contracts';
import { Conditions, idsByCode, likePattern, resolveOptional, TransactionRunner, VersionedStore } from '@abat/platform';
import { given, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { refuseFuture } from '../../domain/past-day.js';
import { today } from '../../persistence/follow-works.js';
import { APPROVAL_COLUMNS, APPROVAL_FROM, WAITS } from '../../persistence/part-select.js';
import { ApprovalEntity } from '../../persistence/programme.entity.js';
import { askedTarget } from '../../persistence/work-target.js';
import { PROJECT_CHANGED, ProjectPartRegister } from './project-part.register.js';

/**
 * Bodies that a project has to ask, in their order, and how long each keeps it waiting. The body of the project asks and
 * takes back what it asked; the asked body, and nobody else, answers. A body that refused or returned is asked again in a
 * new row, and the newest counts.
 */
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
    if (query.waiting === 'true') conditions.add(WAITS);
    if (query.waiting === 'false') conditions.add(`NOT (${WAITS})`);
    return conditions;
  }

  protected override async allow(
    manager: EntityManager,
    principal: Principal,
    { id, input }: { id: string; input: ApprovalDraft | ApprovalPatch | null },
  ): Promise<void> {
    const said = sidesOf(input);
    if (said.asks) await super.allow(manager, principal, { id, input });
    if (said.answers) authorize(principal, this.definition.action, await askedTarget(manager, id));
  }

  /** The asked body is told as well: the question waits on its first page. */
  protected override async audience(manager: EntityManager, id: string) {
    const { agencyIds = [], ...told } = await super.audience(manager, id);
    const { agencyId } = await askedTarget(manager, id);
    return { ...told, agencyIds: agencyId ? [...agencyIds, agencyId] : agencyIds };
  }

  protected async columns(manager: EntityManager, input: ApprovalDraft | ApprovalPatch, stored: Approval | null) {
    if (stored?.answer && input.answer !== null && FROZEN.some((field) => input[field] !== undefined))
      throw new DomainError('approval.answered');
    refuseAnswer({ ...stored, ...withoutAbsent(input) });
    const now = await today(manager);
    refuseFuture({ path: 'askedOn', day: input.askedOn, reason: 'question.future' }, now);
    refuseFuture({ path: 'answeredOn', day: input.answeredOn, reason: 'answer.future' }, now);
    const agencyId = await resolveOptional(manager, 'agency', { code: input.agency, path: 'agency' });
    return {
      ...given(input, ['position', 'matter', 'askedOn', 'dueOn', 'answeredOn', 'answer', 'comment']),
      ...(agencyId ? { agencyId } : {}),
      ...(await this.owner(manager, input)),
    };
  }

  protected override async afterWrite(manager: EntityManager, id: string): Promise<void> {
    await refuseSecondQuestion(manager, id);
  }

  /** What a body said does not go away with the question. */
  protected override async beforeRemove(manager: EntityManager, id: string): Promise<void> {
    if ((await this.getById(id, manager)).answer) throw new DomainError('approval.answered');
  }
}

/** What a question was: it stays as it is once it is answered. */
const FROZEN = ['agency', 'matter', 'askedOn', 'dueOn'] as const;

/** Whose word the input is: the asking body's, the asked one's, or both. */
function sidesOf(input: ApprovalDraft | ApprovalPatch | null): { asks: boolean; answers: boolean } {
  if (!input) return { asks: true, answers: false };
  const isDraft = 'project' in input;
  const stated = Object.entries(input).filter(([, value]) => value !== undefined && !(isDraft && value === null));
  const answers = stated.filter(([field]) => (APPROVAL_ANSWER_FIELDS as readonly string[]).includes(field));
  return { asks: stated.length > answers.length || stated.length === 0, answers: answers.length > 0 };
}

/** A body is asked about a matter again only when it has answered. The lock lets two who ask at once see each other. */
async function refuseSecondQuestion(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    'SELECT 1 FROM project p WHERE p.id = (SELECT project_id FROM approval WHERE id = $1) FOR NO KEY UPDATE',
    [id],
  );
  const others: unknown[] = await manager.query(
    `SELECT 1 FROM approval v JOIN approval o ON o.project_id = v.project_id AND o.agency_id = v.agency_id AND o.matter = v.matter AND o.id <> v.id
     WHERE v.id = $1 AND v.answer IS NULL AND o.answer IS NULL LIMIT 1`,
    [id],
  );
  if (others.length > 0) throw new DomainError('approval.already-asked');
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
