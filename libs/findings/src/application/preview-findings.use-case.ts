import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import type { LocalizedText, PreviewFinding, PreviewRequest } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { BoundRule, Rule } from '../domain/rule.js';
import { type SubjectFacts, titlesOf } from '../domain/subject-facts.js';
import { previewPairs, type PreviewPair } from '../persistence/preview-reader.js';
import { bindRule } from '../persistence/rule-settings.js';
import { readSubjects, type SubjectRow } from '../persistence/subject-reader.js';
import { rulesOf } from '../rules/registry.js';
import { factsOf, subjectOf } from './finding-reader.js';
import { prepareMandate, prepareWork, type PreparedDraft } from './preview-draft.js';

type PreviewSubject = PreviewFinding['subjects'][number];
type Found = { pair: PreviewPair; rule: Rule; bound: BoundRule };

const NEW_WORK: LocalizedText = { kk: 'жаңа жұмыс', ru: 'новая работа', en: 'new work' };

/** Findings that would exist if a draft were saved, worst first. Nothing is stored. */
@Injectable()
export class PreviewFindings {
  constructor(private readonly transactions: TransactionRunner) {}

  /** @throws DomainError reference.unknown, geometry.invalid, geometry.outside-city with the path of the field */
  async execute(principal: Principal, request: PreviewRequest): Promise<{ items: PreviewFinding[] }> {
    authorize(principal, 'read');
    return this.transactions.run({ id: principal.userId, label: principal.name }, async (manager) => {
      const draft = await prepare(manager, request);
      if (request.work?.status === 'cancelled') return { items: [] };
      const items: PreviewFinding[] = [];
      for (const rule of rulesOf(draft.subject)) items.push(...(await preview(manager, rule, draft)));
      return { items: items.sort((one, other) => other.score - one.score) };
    });
  }
}

function prepare(manager: EntityManager, { work, mandate }: PreviewRequest): Promise<PreparedDraft> {
  if (work) return prepareWork(manager, work);
  if (mandate) return prepareMandate(manager, mandate);
  throw new TypeError('a preview has a work or a mandate');
}

async function preview(manager: EntityManager, rule: Rule, draft: PreparedDraft): Promise<PreviewFinding[]> {
  const bound = await bindRule(manager, rule);
  const pairs = await previewPairs(manager, rule, bound.measure({ kind: 'draft', draft: draft.measured }));
  const others = await readSubjects(
    manager,
    pairs.map((pair) => ({ type: draft.subject, id: pair.a === draft.id ? pair.b : pair.a })),
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
  const facts = (id: string): SubjectFacts => (id === draft.id ? draftFacts(draft) : factsOf(others.get(id)));
  return [
    {
      rule: rule.code,
      ...verdict,
      ...rule.explain({ measures, period, a: facts(pair.a), b: facts(pair.b) }),
      measures,
      geometry,
      period,
      parties: pair.agencies.map((agency) => ({ agency })),
      subjects: [pair.a, pair.b].map((id) =>
        id === draft.id ? draftSubject(draft) : subjectOf(id, draft.subject, others.get(id)),
      ),
      existing,
    },
  ];
}

function draftFacts({ row }: PreparedDraft): SubjectFacts {
  const title = row.title ? { kk: row.title, ru: row.title, en: row.title } : NEW_WORK;
  return { title, agency: row.agency, function: row.function };
}

function draftSubject({ subject, row }: PreparedDraft): PreviewSubject {
  const titles = titlesOf({ type: subject, ...row });
  return { type: subject, id: row.id, externalId: row.externalId, title: row.title, titles, demo: row.demo };
}
