import { Injectable } from '@nestjs/common';
import type { DetectionReport } from '@abat/contracts';
import type { RuleSubject } from '../domain/rule.js';
import { rulesOf } from '../rules/registry.js';
import { Detector } from './detector.js';

/** Brings the findings of some changed, cancelled or deleted subjects up to date; running it again changes nothing. */
@Injectable()
export class DetectSubjects {
  constructor(private readonly detector: Detector) {}

  async execute(subject: RuleSubject, ids: readonly string[]): Promise<DetectionReport[]> {
    const unique = [...new Set(ids)];
    const reports: DetectionReport[] = [];
    for (const rule of rulesOf(subject)) reports.push(await this.detector.detectSome(rule, unique));
    return reports;
  }
}
