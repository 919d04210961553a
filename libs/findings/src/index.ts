export { AssessFinding } from './application/assess-finding.use-case.js';
export { ChangeRuleSetting } from './application/change-rule-setting.use-case.js';
export { DetectSubjects } from './application/detect-subjects.use-case.js';
export {
  EvaluateFindings,
  type DescribedFinding,
  type EvaluatedFinding,
  type PowerChanges,
  type PowerScope,
} from './application/evaluate-findings.js';
export { GetFinding } from './application/get-finding.use-case.js';
export { GetFindingStats } from './application/get-finding-stats.use-case.js';
export { ListFindings } from './application/list-findings.use-case.js';
export { ListRuleSettings } from './application/list-rule-settings.use-case.js';
export { type MovableWork, MovableWorks, type ZoneDays } from './application/movable-works.js';
export { type Party, partyOf, speaksOnBehalf } from './application/party-of.js';
export { type FindingName, NameFindings } from './application/name-findings.use-case.js';
export { PreviewFindings } from './application/preview-findings.use-case.js';
export { RequestDetection } from './application/request-detection.use-case.js';
export { RunDetection } from './application/run-detection.use-case.js';
export { StandingFindings } from './application/standing-findings.js';
export type { StandingSum } from './persistence/standing-findings.js';
export {
  judgePowersOn,
  type OverlayAgreement,
  type OverlayLine,
  type OverlayMandate,
  overlayPowers,
  type PowerOverlay,
} from './persistence/overlay.js';
export { STAGE_NAMES } from './rules/power-pairs/words.js';
export { FindingRepository, type FindingStanding } from './persistence/finding.repository.js';
export type { Obstacle, Obstacles } from './persistence/obstacle-reader.js';
export { dayAsFilter } from './domain/day-as-filter.js';
export { findingConditions, findingNamed, IS_AREA } from './persistence/finding-select.js';
export { FindingsModule } from './findings.module.js';
