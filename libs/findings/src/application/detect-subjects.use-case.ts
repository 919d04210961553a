import { Injectable } from '@nestjs/common';
import type { ChangedType, DetectionReport } from '@abat/contracts';
import { rulesReactingTo } from '../rules/registry.js';
import { Detector } from './detector.js';

/** Brings the findings that some changed or deleted rows touch up to date; running it again changes nothing. */
@Injectable()
export class DetectSubjects {
  constructor(private readonly detector: Detector) {}

  async execute(changed: ChangedType, ids: readonly string[]): Promise<DetectionReport[]> {
    const unique = [...new Set(ids)];
    const reports: DetectionReport[] = [];
    for (const rule of rulesReactingTo(changed)) {
      const report = await this.detector.detectSome(rule, { changed, ids: unique });
      if (report) reports.push(report);
    }
    return reports;
  }
}
