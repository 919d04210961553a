import { Injectable } from '@nestjs/common';
import type { ChangedType, DetectionReport } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { TransactionRunner } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { BoundRule, Rule } from '../domain/rule.js';
import { lockFullRun, lockWriting, noteTouched } from '../persistence/detection-locks.js';
import {
  dropHarmless,
  type MeasuredPair,
  type PairVerdict,
  stageAll,
  stagedPairs,
  stageSome,
  stageVerdicts,
} from '../persistence/detection-staging.js';
import {
  type ChangeCounts,
  changedFindings,
  closeUnmeasured,
  countChanges,
  dropOvertaken,
  expectMany,
  storeMeasured,
} from '../persistence/finding-writer.js';
import { bindRule } from '../persistence/rule-settings.js';
import { changedSubjects } from '../persistence/rule-scope.js';
import { findingEvents, recomputedEvent } from './finding-events.js';

const ACTOR = { id: null, label: 'detection' };

/** Above this many changes one event tells of the run instead of one of each finding. */
const MANY_CHANGES = 200;

/** Rows of one register that changed or are gone. */
export type Change = { changed: ChangedType; ids: readonly string[] };

const NOTHING = { opened: 0, updated: 0, closed: 0, measured: 0, unchanged: 0 };

type Judged = { measured: number; harmless: number; changed: number };

/** Measures, judges and stores the findings of one rule, as one transaction. */
@Injectable()
export class Detector {
  constructor(private readonly transactions: TransactionRunner) {}

  /**
   * Every pair of the rule's subjects. Measures without holding up incremental runs; only writing excludes them, and
   * pairs they measured meanwhile are left as they left them.
   */
  async detectAll(rule: Rule): Promise<DetectionReport> {
    return this.timed(rule, async (manager) => {
      await lockFullRun(manager, rule.code);
      const bound = await bindRule(manager, rule);
      await stageAll(manager, bound.measure({ kind: 'all' }));
      const judged = await judgeStaged(manager, rule, bound);
      await lockWriting(manager, rule.code);
      await dropOvertaken(manager, rule.code);
      await expectMany(manager);
      return this.store(manager, rule, judged, null);
    });
  }

  /**
   * What some changed rows touch, measured and written under the rule's lock: the later state always wins.
   * @returns null when the change touches nothing of the rule
   */
  async detectSome(rule: Rule, change: Change): Promise<DetectionReport | null> {
    const reaction = rule.reactsTo[change.changed];
    if (!reaction) return null;
    if (reaction === 'all') return this.detectAll(rule);
    return this.timed(rule, async (manager) => {
      await lockWriting(manager, rule.code);
      const ids = reaction === 'self' ? change.ids : await changedSubjects(manager, reaction(change.ids));
      if (ids.length === 0) return NOTHING;
      await noteTouched(manager, rule.code, ids);
      const bound = await bindRule(manager, rule);
      await stageSome(manager, bound.measure({ kind: 'ids', ids }));
      const judged = await judgeStaged(manager, rule, bound);
      return this.store(manager, rule, judged, ids);
    });
  }

  private async store(
    manager: EntityManager,
    rule: Rule,
    judged: Judged,
    ids: readonly string[] | null,
  ): Promise<ChangeCounts & { measured: number; unchanged: number }> {
    if (judged.harmless > 0) await dropHarmless(manager, rule);
    if (judged.changed > judged.harmless) await storeMeasured(manager, rule);
    await closeUnmeasured(manager, rule, ids);
    const counts = await countChanges(manager);
    const changes = counts.opened + counts.updated + counts.closed;
    if (changes > MANY_CHANGES) await appendEvents(manager, [recomputedEvent(rule.code, counts)]);
    else if (changes > 0) await appendEvents(manager, findingEvents(await changedFindings(manager)));
    const unchanged = judged.measured - judged.harmless - counts.opened - counts.updated;
    return { ...counts, measured: judged.measured, unchanged: Math.max(0, unchanged) };
  }

  private async timed(
    rule: Rule,
    run: (manager: EntityManager) => Promise<Omit<DetectionReport, 'rule' | 'durationMs'>>,
  ): Promise<DetectionReport> {
    const started = performance.now();
    const done = await this.transactions.run(ACTOR, run);
    return { rule: rule.code, ...done, durationMs: Math.round(performance.now() - started) };
  }
}

/** Judges the staged pairs and writes back the verdicts that change something. */
async function judgeStaged(manager: EntityManager, rule: Rule, bound: BoundRule): Promise<Judged> {
  const judged: Judged = { measured: 0, harmless: 0, changed: 0 };
  for await (const pairs of stagedPairs(manager, rule)) {
    const verdicts = pairs.flatMap((pair) => changedVerdict(pair, bound));
    judged.measured += pairs.length;
    judged.changed += verdicts.length;
    judged.harmless += verdicts.filter((pair) => pair.verdict === null).length;
    await stageVerdicts(manager, verdicts);
  }
  return judged;
}

function changedVerdict(pair: MeasuredPair, bound: BoundRule): PairVerdict[] {
  const verdict = bound.judge(pair.measures);
  const unchanged = pair.same && verdict?.severity === pair.severity && verdict?.score === pair.score;
  return unchanged ? [] : [{ a: pair.a, b: pair.b, verdict }];
}
