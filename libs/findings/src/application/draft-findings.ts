import type { LocalizedText, PreviewFinding } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { BoundRule, MeasureMode, Rule, Verdict } from '../domain/rule.js';
import { type SubjectFacts, titlesOf } from '../domain/subject-facts.js';
import { planForAnyDraft, type PreviewExtent, previewPairs, type PreviewPair } from '../persistence/preview-reader.js';
import { bindRules } from '../persistence/rule-settings.js';
import { readSubjects, type SubjectRow } from '../persistence/subject-reader.js';
import { rulesReactingTo } from '../rules/registry.js';
import { keysOf } from './evaluate-findings.js';
import { factsOf, subjectOf } from './finding-reader.js';
import type { PreparedDraft } from './preview-draft.js';

type PreviewSubject = PreviewFinding['subjects'][number];
type Bound = { rule: Rule; bound: BoundRule };
type Found = { pair: PreviewPair; rule: Rule; verdict: Verdict };
type Told = Found & { told: NonNullable<PreviewPair['told']> };

const NEW_WORK: LocalizedText = { kk: 'жаңа жұмыс', ru: 'новая работа', en: 'new work' };

/** Findings of a draft; `total` counts also those that are not told. */
export type DraftFindings = { items: PreviewFinding[]; total: number };

/** Findings of a draft by every rule about such subjects, in the caller's transaction; nothing is stored. */
export async function findingsOfDraft(
  manager: EntityManager,
  draft: PreparedDraft,
  extent: PreviewExtent,
): Promise<DraftFindings> {
  // A rule about other subjects (a gap, a line) is not a finding of this draft.
  const rules = rulesReactingTo(draft.subject).filter((rule) => rule.subject === draft.subject);
  const all: DraftFindings = { items: [], total: 0 };
  if (draft.subject === 'work') await planForAnyDraft(manager);
  for (const bound of await bindRules(manager, rules)) {
    const { items, total } = await preview(manager, bound, { draft, extent });
    all.items.push(...items);
    all.total += total;
  }
  return all;
}

async function preview(
  manager: EntityManager,
  { rule, bound }: Bound,
  { draft, extent }: { draft: PreparedDraft; extent: PreviewExtent },
): Promise<DraftFindings> {
  const mode: MeasureMode =
    draft.subject === 'work' ? { kind: 'draft', draft: draft.measured } : { kind: 'ids', ids: [draft.id] };
  const pairs = await previewPairs(manager, {
    rule,
    measure: bound.measure(mode),
    extent,
    keep: draft.subject === 'work',
  });
  const found = pairs.flatMap((pair): Found[] => {
    const verdict = bound.judge(pair.measures);
    return verdict ? [{ pair, rule, verdict }] : [];
  });
  const told = found.flatMap((one): Told[] => (one.pair.told ? [{ ...one, told: one.pair.told }] : []));
  const others = await readSubjects(
    manager,
    told.flatMap(({ pair }) => keysOf(rule, pair)).filter(({ id }) => id !== draft.id),
  );
  return { items: told.map((one) => toFinding(one, draft, others)), total: found.length };
}

function toFinding(
  { pair, rule, verdict, told }: Told,
  draft: PreparedDraft,
  others: Map<string, SubjectRow>,
): PreviewFinding {
  const { measures, period } = pair;
  const { geometry, existing, agencies } = told;
  const facts = (id: string | null): SubjectFacts =>
    id === draft.id ? draftFacts(draft) : factsOf(id ? others.get(id) : undefined);
  return {
    rule: rule.code,
    ...verdict,
    ...rule.explain({ measures, period, a: facts(pair.a), b: facts(pair.b) }),
    measures,
    geometry,
    period,
    parties: agencies.map((agency) => ({ agency })),
    subjects: keysOf(rule, pair).map((key) =>
      key.id === draft.id ? draftSubject(draft) : subjectOf(key, others.get(key.id)),
    ),
    existing,
  };
}

function draftFacts({ row }: PreparedDraft): SubjectFacts {
  const title = row.title ? { kk: row.title, ru: row.title, en: row.title } : NEW_WORK;
  return { title, code: row.externalId, agency: row.agency, function: row.function };
}

function draftSubject({ subject, row }: PreparedDraft): PreviewSubject {
  const titles = titlesOf({ type: subject, ...row });
  return { type: subject, id: row.id, externalId: row.externalId, title: row.title, titles, demo: row.demo };
}
