import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  DomainError,
  fieldError,
  type Project,
  type ProjectDraft,
  type ProjectPatch,
  type ProjectQuery,
  type ProjectSummary,
} from '@abat/contracts';
import { appendEvents } from '@abat/live';
import {
  branchChoice,
  Conditions,
  heldChoice,
  idsByCode,
  likePattern,
  namedChoice,
  resolveOptional,
  territoryChoice,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { drawNumber, given, Register, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { WAITS } from '../../persistence/part-select.js';
import { freeNeeds } from '../../persistence/project-needs.js';
import { readProject } from '../../persistence/project.reader.js';
import { PROJECT_COLUMNS, PROJECT_FROM } from '../../persistence/project-select.js';
import { ProjectEntity } from '../../persistence/work.entity.js';
import { projectAudience, projectTarget } from '../../persistence/work-target.js';
import { PROJECT_CHANGED } from './project-part.register.js';

const IN_TERRITORIES =
  'ARRAY(SELECT s.territory_id FROM work w JOIN work_territory s ON s.work_id = w.id WHERE w.project_id = p.id)';

/** Projects: works that one body coordinates, from the idea to the end of the guarantee. */
@Injectable()
export class ProjectRegister extends Register<ProjectEntity, ProjectSummary, ProjectQuery, ProjectDraft, ProjectPatch> {
  protected readonly definition: RegisterDefinition = {
    action: 'project.write',
    event: PROJECT_CHANGED,
    subject: 'project',
    source: {
      from: PROJECT_FROM,
      columns: PROJECT_COLUMNS,
      id: 'p.id',
      sorts: {
        number: { expression: 'p.number', type: 'bigint', notNull: true },
        title: { expression: 'p.title COLLATE "kk-x-icu"', type: 'text', notNull: true },
        phaseSince: { expression: 'p.phase_since', type: 'date', notNull: true },
        cost: { expression: 'p.cost_kzt', type: 'numeric' },
        updatedAt: { expression: 'p.updated_at', type: 'timestamptz', notNull: true },
      },
    },
  };
  protected readonly store = new VersionedStore(ProjectEntity);
  protected override readonly choices = {
    phase: heldChoice('p.phase'),
    agency: namedChoice('agency', 'p.agency_id'),
    awaits: {
      ...namedChoice('agency', 'y.agency_id'),
      join: `CROSS JOIN LATERAL (SELECT DISTINCT v.agency_id FROM approval v WHERE v.project_id = p.id AND ${WAITS}) y`,
    },
    function: branchChoice('function', 'p.function_id'),
    territory: territoryChoice(IN_TERRITORIES),
  };

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  /** The project in full. @throws DomainError resource.not-found */
  override getById(id: string, manager: EntityManager = this.dataSource.manager): Promise<Project> {
    return readProject(manager, id);
  }

  protected conditions(query: ProjectQuery): Conditions {
    const conditions = new Conditions()
      .when(query.phase, (p) => `p.phase = ANY (${p}::text[])`)
      .when(query.code, (p) => `p.id IN (${idsByCode('project', p)})`)
      .when(query.agency, (p) => `p.agency_id IN (${idsByCode('agency', p)})`)
      .when(
        query.function,
        (p) => `f.path <@ (SELECT u.path FROM city_function u WHERE u.id IN (${idsByCode('function', p)}))`,
      )
      .when(
        query.territory,
        (
          p,
        ) => `EXISTS (SELECT FROM work w JOIN work_territory s ON s.work_id = w.id JOIN territory t ON t.id = s.territory_id
          WHERE w.project_id = p.id AND (t.id IN (${idsByCode('territory', p)}) OR t.parent_id IN (${idsByCode('territory', p)})))`,
      )
      .when(
        query.awaits,
        (p) => `EXISTS (SELECT FROM approval v WHERE v.project_id = p.id AND ${WAITS}
          AND v.agency_id IN (${idsByCode('agency', p)}))`,
      )
      .when(query.demo, (p) => `p.demo = ${p}::boolean`);
    addSearch(conditions, query.q);
    return conditions;
  }

  protected async columns(manager: EntityManager, input: ProjectDraft | ProjectPatch, stored: ProjectSummary | null) {
    const start = input.start === undefined ? stored?.start : input.start;
    const end = input.end === undefined ? stored?.end : input.end;
    if (start && end && end < start) throw fieldError('request.invalid', 'end', 'end is before start');
    const agencyId = await resolveOptional(manager, 'agency', { code: input.agency, path: 'agency' });
    const functionId = await resolveOptional(manager, 'function', { code: input.function, path: 'function' });
    return {
      ...given(input, ['title', 'description', 'costKzt']),
      ...given({ startsOn: input.start, endsOn: input.end, agencyId, functionId }, [
        'startsOn',
        'endsOn',
        'agencyId',
        'functionId',
      ]),
      ...(stored ? {} : await namesOf(manager, input as ProjectDraft)),
    };
  }

  protected override target(manager: EntityManager, id: string) {
    return projectTarget(manager, id);
  }

  /** Needs gathered into the project are open again. What bodies answered does not go away with the project: it is cancelled. */
  protected override async beforeRemove(manager: EntityManager, id: string): Promise<void> {
    await manager.query('SELECT 1 FROM project WHERE id = $1 FOR UPDATE', [id]);
    const answers: unknown[] = await manager.query(
      'SELECT 1 FROM approval WHERE project_id = $1 AND answer IS NOT NULL LIMIT 1',
      [id],
    );
    if (answers.length > 0) throw new DomainError('project.answered');
    await appendEvents(manager, await freeNeeds(manager, id));
  }

  protected override audience(manager: EntityManager, id: string) {
    return projectAudience(manager, id);
  }
}

const NUMBER = /^(?:p-?|№\s*)?(\d{1,9})$/iu;

/** By part of code, title or description, or by the short number: P-12, № 12. */
function addSearch(conditions: Conditions, q: string | undefined): void {
  if (!q) return;
  const number = NUMBER.exec(q)?.[1];
  const text = `fold_text(concat_text(p.code, p.title, p.description)) LIKE fold_text(${conditions.bind(likePattern(q))})`;
  conditions.add(number ? `p.number = ${conditions.bind(number)}::bigint OR ${text}` : text);
}

/** The code given, or the next free one, which carries the number of the project. */
async function namesOf(manager: EntityManager, draft: ProjectDraft): Promise<{ code: string; number?: string }> {
  if (draft.code) return { code: draft.code };
  const { name: code, number } = await drawNumber(manager, 'project');
  return { code, number };
}
