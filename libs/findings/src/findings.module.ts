import { Module } from '@nestjs/common';
import { AssessFinding } from './application/assess-finding.use-case.js';
import { ChangeRuleSetting } from './application/change-rule-setting.use-case.js';
import { DetectSubjects } from './application/detect-subjects.use-case.js';
import { Detector } from './application/detector.js';
import { EvaluateFindings } from './application/evaluate-findings.js';
import { FindingReader } from './application/finding-reader.js';
import { GetFinding } from './application/get-finding.use-case.js';
import { GetFindingStats } from './application/get-finding-stats.use-case.js';
import { ListFindings } from './application/list-findings.use-case.js';
import { ListRuleSettings } from './application/list-rule-settings.use-case.js';
import { MovableWorks } from './application/movable-works.js';
import { NameFindings } from './application/name-findings.use-case.js';
import { PreviewFindings } from './application/preview-findings.use-case.js';
import { RequestDetection } from './application/request-detection.use-case.js';
import { RunDetection } from './application/run-detection.use-case.js';
import { StandingFindings } from './application/standing-findings.js';
import { FindingRepository } from './persistence/finding.repository.js';

const USE_CASES = [
  AssessFinding,
  ChangeRuleSetting,
  DetectSubjects,
  EvaluateFindings,
  GetFinding,
  GetFindingStats,
  ListFindings,
  ListRuleSettings,
  MovableWorks,
  NameFindings,
  PreviewFindings,
  RequestDetection,
  RunDetection,
  StandingFindings,
];

/** The life of findings: detection by rules, reading, preview of drafts, what the parties say. */
@Module({
  providers: [Detector, FindingReader, FindingRepository, ...USE_CASES],
  exports: [FindingRepository, ...USE_CASES],
})
export class FindingsModule {}
