import { Injectable } from '@nestjs/common';
import type { ChangedType, DetectionReport, RuleCode } from '@abat/contracts';
import type { Rule } from '../domain/rule.js';
import { RULES, rulesReactingTo } from '../rules/registry.js';
import { Detector } from './detector.js';

/** Runs one rule, or every rule, over everything. Returns when all findings are stored. */
@Injectable()
export class RunDetection {
  constructor(private readonly detector: Detector) {}

  execute(rule: RuleCode | null): Promise<DetectionReport[]> {
    return this.runAll(rule ? [RULES[rule]] : Object.values(RULES));
  }

  /** Every rule that a change of such rows touches. */
  executeFor(changed: ChangedType): Promise<DetectionReport[]> {
    return this.runAll(rulesReactingTo(changed));
  }

  private async runAll(rules: readonly Rule[]): Promise<DetectionReport[]> {
    const reports: DetectionReport[] = [];
    for (const rule of rules) reports.push(await this.detector.detectAll(rule));
    return reports;
  }
}
