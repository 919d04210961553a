import { Injectable } from '@nestjs/common';
import type { DetectionReport, RuleCode } from '@abat/contracts';
import { RULES } from '../rules/registry.js';
import { Detector } from './detector.js';

/** Runs one rule, or every rule, over everything. Returns when all findings are stored. */
@Injectable()
export class RunDetection {
  constructor(private readonly detector: Detector) {}

  async execute(rule: RuleCode | null): Promise<DetectionReport[]> {
    const reports: DetectionReport[] = [];
    for (const one of rule ? [RULES[rule]] : Object.values(RULES)) reports.push(await this.detector.detectAll(one));
    return reports;
  }
}
