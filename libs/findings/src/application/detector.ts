import { Injectable } from '@nestjs/common';
import type { ChangedType, DetectionReport, RuleCode } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { TransactionRunner, systemActor } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { BoundRule, Reaction, Rule } from '../domain/rule.js';
import { alike, type AlikeRules } from '../persistence/alike-rules.js';
import { lockFullRun, lockWriting, noteTouched, type RuleSubjects } from '../persistence/detection-locks.js';
import {
  dropHarmless,
  fewStagedPairs,
  type MeasuredPair,
  type PairVerdict,
  prepareSome,
  stageAll,
  stagedPairs,
  stageSome,
  stageVerdicts,
} from '../persistence/detection-staging.js';
import {
  changedFindings,
  closeAllUnmeasured,
  closeUnmeasured,
  countChanges,
  dropOvertaken,
  expectMany,
  storeMeasured,
} from '../persistence/finding-writer.js';
import { bindRules } from '../persistence/rule-settings.js';
import { changedSubjects } from '../persistence/rule-scope.js';
import { findingEvents, recomputedEvent } from './finding-events.js';

const ACTOR = systemActor('detection');

/** Above this many changes one event tells of the run instead of one of each finding. */
const MANY_CHANGES = 200;

/**
 * Subjects measured anew in one transaction. A change names a thousand rows at most, but what follows from one of them,
 * such as all works of a type, may be nearly everything: that is judged in parts, so that other changes have their turns.
 */
const MOST_AT_ONCE = 2_000;

/** Rows of one register that changed or are gone. */
export type Change = { changed: ChangedType; ids: readonly string[] };

/** Runs a part of a change when its turn has come; the part tells how many are left. Each may be done again. */
export type Turns = (part: () => Promise<number>) => Promise<unknown>;
const AT_ONCE: Turns = (part) => part();

type BoundRules = readonly { rule: Rule; bound: BoundRule }[];
type Judged = { measured: number; harmless: number; changed: number };
type Judgements = ReadonlyMap<RuleCode, Judged>;
type Counts = Omit<DetectionReport, 'durationMs'>;

/** Measures, judges and stores findings: of one rule over everything, of several rules for what changed. */
@Injectable()
export class Detector {
  constructor(private readonly transactions: TransactionRunner) {}

  /**
   * Every pair of the rule's subjects, as one transaction. Measures without holding up incremental runs; only writing
   * excludes them, and pairs they measured meanwhile are left as they left them.
   */
  async detectAll(rule: Rule): Promise<DetectionReport> {
    const [report] = await this.timed(async (manager) => {
      await lockFullRun(manager, rule.code);
      const bound = await bindRules(manager, [rule]);
      for (const one of bound) await stageAll(manager, rule.code, one.bound.measure({ kind: 'all' }));
      const judged = await judgeStaged(manager, bound, stagedPairs);
      await lockWriting(manager, [rule.code]);
      await dropOvertaken(manager, rule.code);
      await expectMany(manager);
      return store(manager, bound, judged, closeAllUnmeasured);
    });
    if (!report) throw new TypeError('a run of one rule has one report');
    return report;
  }

  /**
   * What some changed rows mean for several rules, measured and written as one transaction under the locks of the
   * rules, or a few when very much follows from them: the later state always wins. Rules of which everything is out of
   * date run over everything afterwards.
   * @returns reports of the rules that the change touches
   */
  async detectChange(rules: readonly Rule[], change: Change, turns: Turns = AT_ONCE): Promise<DetectionReport[]> {
    const reacting = rules.filter((rule) => rule.reactsTo[change.changed]);
    const whole = reacting.filter((rule) => rule.reactsTo[change.changed] === 'all');
    const some = reacting.filter((rule) => !whole.includes(rule));
    const reports: DetectionReport[] = [];
    // What follows is not known before the first turn.
    let left: (RuleSubjects | null)[] = some.length > 0 ? [null] : [];
    while (left.length > 0) {
      const [next = null, ...later] = left;
      await turns(async () => {
        const part = await this.detectPart(some, change, next);
        reports.push(...part.reports);
        left = [...later, ...part.left];
        return left.length;
      });
    }
    for (const rule of whole) reports.push(await this.detectAll(rule));
    return reports;
  }

  /** The subjects of a change that are left to be judged, or as many as are judged at once. */
  private async detectPart(
    rules: readonly Rule[],
    change: Change,
    known: RuleSubjects | null,
  ): Promise<{ reports: DetectionReport[]; left: RuleSubjects[] }> {
    let left: RuleSubjects[] = [];
    const reports = await this.timed(async (manager) => {
      await lockWriting(
        manager,
        rules.map((rule) => rule.code),
      );
      const [subjects, ...others] = inParts(known ?? (await touchedSubjects(manager, rules, change)));
      left = others;
      return subjects ? measureSubjects(manager, rules, subjects) : [];
    });
    return { reports, left };
  }

  private async timed(run: (manager: EntityManager) => Promise<Counts[]>): Promise<DetectionReport[]> {
    const started = performance.now();
    const counts = await this.transactions.run(ACTOR, run);
    const durationMs = Math.round(performance.now() - started);
    return counts.map((report) => ({ ...report, durationMs }));
  }
}

async function measureSubjects(
  manager: EntityManager,
  rules: readonly Rule[],
  subjects: RuleSubjects,
): Promise<Counts[]> {
  const touched = rules.filter((rule) => subjects.has(rule.code));
  await noteTouched(manager, subjects);
  const bound = await bindRules(manager, touched);
  await prepareSome(manager);
  for (const one of bound) {
    const ids = subjects.get(one.rule.code) ?? [];
    await stageSome(manager, one.rule.code, one.bound.measure({ kind: 'ids', ids }));
  }
  const judged = await judgeStaged(manager, bound, fewStagedPairs);
  return store(manager, bound, judged, (at, group) => closeUnmeasured(at, group, subjects));
}

/** No more subjects of any rule than are judged at once, in as many parts as that takes. */
function inParts(subjects: RuleSubjects): RuleSubjects[] {
  const most = Math.max(0, ...[...subjects.values()].map((ids) => ids.length));
  return Array.from({ length: Math.ceil(most / MOST_AT_ONCE) }, (_part, index) => {
    const [from, to] = [index * MOST_AT_ONCE, (index + 1) * MOST_AT_ONCE];
    return new Map(
      [...subjects].map(([rule, ids]) => [rule, ids.slice(from, to)] as const).filter(([, ids]) => ids.length > 0),
    );
  });
}

/** Subjects to measure anew, of the rules that have any. Rules share reactions: each is asked once. */
async function touchedSubjects(manager: EntityManager, rules: readonly Rule[], change: Change): Promise<RuleSubjects> {
  const answers = new Map<Reaction, readonly string[]>();
  const subjects = new Map<RuleCode, readonly string[]>();
  for (const { code, reactsTo } of rules) {
    const reaction = reactsTo[change.changed];
    if (!reaction || reaction === 'all') continue;
    const ids =
      answers.get(reaction) ??
      (reaction === 'self' ? change.ids : await changedSubjects(manager, reaction(change.ids)));
    answers.set(reaction, ids);
    if (ids.length > 0) subjects.set(code, ids);
  }
  return subjects;
}

/** Judges the staged pairs and writes back the verdicts that change something. */
async function judgeStaged(
  manager: EntityManager,
  bound: BoundRules,
  read: (manager: EntityManager, rules: AlikeRules) => AsyncGenerator<MeasuredPair[]>,
): Promise<Judgements> {
  const judges = new Map(bound.map((one) => [one.rule.code, one.bound]));
  const judged = new Map<RuleCode, Judged>(
    bound.map((one) => [one.rule.code, { measured: 0, harmless: 0, changed: 0 }]),
  );
  for (const group of alike(bound.map(({ rule }) => rule)))
    for await (const pairs of read(manager, group)) {
      const verdicts = pairs.flatMap((pair) => changedVerdict(pair, judges.get(pair.rule)));
      for (const pair of pairs) count(judged, pair.rule, 'measured');
      for (const { rule, verdict } of verdicts) {
        count(judged, rule, 'changed');
        if (verdict === null) count(judged, rule, 'harmless');
      }
      await stageVerdicts(manager, verdicts);
    }
  return judged;
}

function count(judged: Judgements, rule: RuleCode, what: keyof Judged): void {
  const counts = judged.get(rule);
  if (counts) counts[what] += 1;
}

function changedVerdict(pair: MeasuredPair, bound: BoundRule | undefined): PairVerdict[] {
  const verdict = bound?.judge(pair.measures) ?? null;
  const unchanged = pair.same && verdict?.severity === pair.severity && verdict?.score === pair.score;
  return unchanged ? [] : [{ rule: pair.rule, a: pair.a, b: pair.b, verdict }];
}

async function store(
  manager: EntityManager,
  bound: BoundRules,
  judged: Judgements,
  close: (manager: EntityManager, rules: AlikeRules) => Promise<void>,
): Promise<Counts[]> {
  for (const group of alike(bound.map(({ rule }) => rule))) {
    const of = group.rules.map((rule) => judged.get(rule.code));
    if (of.some((counts) => counts && counts.harmless > 0)) await dropHarmless(manager, group);
    const stored = of.reduce((sum, counts) => sum + (counts ? counts.changed - counts.harmless : 0), 0);
    if (stored > 0) await storeMeasured(manager, group, stored);
    await close(manager, group);
  }
  const changes = await countChanges(manager);
  const reports = [...judged].map(([rule, { measured, harmless }]) => {
    const counts = changes(rule);
    return { rule, measured, ...counts, unchanged: Math.max(0, measured - harmless - counts.opened - counts.updated) };
  });
  await tell(manager, reports);
  return reports;
}

/** Tells of every changed finding, or once of a rule that changed very many. */
async function tell(manager: EntityManager, reports: readonly Counts[]): Promise<void> {
  const changesOf = ({ opened, updated, closed }: Counts): number => opened + updated + closed;
  const few = reports.filter((report) => changesOf(report) > 0 && changesOf(report) <= MANY_CHANGES);
  const many = reports.filter((report) => changesOf(report) > MANY_CHANGES);
  if (few.length > 0) {
    const findings = await changedFindings(
      manager,
      few.map(({ rule }) => rule),
    );
    await appendEvents(manager, findingEvents(findings));
  }
  if (many.length > 0)
    await appendEvents(
      manager,
      many.map(({ rule, opened, updated, closed }) => recomputedEvent(rule, { opened, updated, closed })),
    );
}
