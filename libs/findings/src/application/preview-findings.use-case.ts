import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { authorize, type Principal } from '@abat/access';
import type { LocalizedText, PreviewFinding, PreviewRequest } from '@abat/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { BoundRule, MeasureMode, Rule } from '../domain/rule.js';
import { type SubjectFacts, titlesOf } from '../domain/subject-facts.js';
import { type OverlayMandate, overlayPowers } from '../persistence/overlay.js';
import { guardPreview, previewPairs, type PreviewPair } from '../persistence/preview-reader.js';
import { bindRule } from '../persistence/rule-settings.js';
import { readSubjects, type SubjectRow } from '../persistence/subject-reader.js';
import { rulesReactingTo } from '../rules/registry.js';
import { keysOf } from './evaluate-findings.js';
import { factsOf, subjectOf } from './finding-reader.js';
import { prepareMandate, type PreparedDraft } from './preview-draft.js';
import { prepareWork } from './preview-work.js';

type PreviewSubject = PreviewFinding['subjects'][number];
type Found = { pair: PreviewPair; rule: Rule; bound: BoundRule };

const NEW_WORK: LocalizedText = { kk: 'жаңа жұмыс', ru: 'новая работа', en: 'new work' };

/** Findings that would exist if a draft were saved, worst first. Nothing is stored. */
@Injectable()
export class PreviewFindings {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError reference.unknown, geometry.invalid, geometry.outside-city with the path of the field */
  async execute(principal: Principal, request: PreviewRequest): Promise<{ items: PreviewFinding[] }> {
    authorize(principal, 'read');
    const items = await this.rolledBack((manager) => previewAll(manager, request));
    return { items: items.sort((one, other) => other.score - one.score) };
  }

  private async rolledBack<Result>(read: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      return await read(runner.manager);
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }
}

async function previewAll(manager: EntityManager, request: PreviewRequest): Promise<PreviewFinding[]> {
  const draft = await prepare(manager, request);
  if (request.work?.status === 'cancelled') return [];
  await guardPreview(manager);
  if (draft.subject === 'mandate') await overlayDraft(manager, draft.measured);
  const items: PreviewFinding[] = [];
  for (const rule of rulesReactingTo(draft.subject)) items.push(...(await preview(manager, rule, draft)));
  return items;
}

const overlayDraft = (manager: EntityManager, mandate: OverlayMandate): Promise<void> =>
  overlayPowers(manager, {
    functionIds: [mandate.functionId],
    ended: [{ id: mandate.id, lastDay: null }],
    mandates: [mandate],
  });

function prepare(manager: EntityManager, { work, mandate }: PreviewRequest): Promise<PreparedDraft> {
  if (work) return prepareWork(manager, work);
  if (mandate) return prepareMandate(manager, mandate);
  throw new TypeError('a preview has a work or a mandate');
}

// A rule about other subjects (a gap, a line) is not a finding of this draft.
async function preview(manager: EntityManager, rule: Rule, draft: PreparedDraft): Promise<PreviewFinding[]> {
  if (rule.subject !== draft.subject) return [];
  const bound = await bindRule(manager, rule);
  const mode: MeasureMode =
    draft.subject === 'work' ? { kind: 'draft', draft: draft.measured } : { kind: 'ids', ids: [draft.id] };
  const pairs = await previewPairs(manager, rule, bound.measure(mode));
  const others = await readSubjects(
    manager,
    pairs.flatMap((pair) => keysOf(rule, pair)).filter(({ id }) => id !== draft.id),
  );
  return pairs.flatMap((pair) => toFinding({ pair, rule, bound }, draft, others));
}

function toFinding(
  { pair, rule, bound }: Found,
  draft: PreparedDraft,
  others: Map<string, SubjectRow>,
): PreviewFinding[] {
  const verdict = bound.judge(pair.measures);
  if (!verdict) return [];
  const { measures, period, geometry, existing } = pair;
  const facts = (id: string | null): SubjectFacts =>
    id === draft.id ? draftFacts(draft) : factsOf(id ? others.get(id) : undefined);
  return [
    {
      rule: rule.code,
      ...verdict,
      ...rule.explain({ measures, period, a: facts(pair.a), b: facts(pair.b) }),
      measures,
      geometry,
      period,
      parties: pair.agencies.map((agency) => ({ agency })),
      subjects: keysOf(rule, pair).map((key) =>
        key.id === draft.id ? draftSubject(draft) : subjectOf(key, others.get(key.id)),
      ),
      existing,
    },
  ];
}

function draftFacts({ row }: PreparedDraft): SubjectFacts {
  const title = row.title ? { kk: row.title, ru: row.title, en: row.title } : NEW_WORK;
  return { title, code: row.externalId, agency: row.agency, function: row.function };
}

function draftSubject({ subject, row }: PreparedDraft): PreviewSubject {
  const titles = titlesOf({ type: subject, ...row });
  return { type: subject, id: row.id, externalId: row.externalId, title: row.title, titles, demo: row.demo };
}
