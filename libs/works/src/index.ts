import {
  ApprovalEntity,
  BaselineEntity,
  HandoverEntity,
  MilestoneEntity,
  NeedEntity,
  PermitEntity,
  ProgressReportEntity,
} from './persistence/programme.entity.js';
import { HolidayEntity, WorkSeasonEntity, WorkTypeEntity } from './persistence/work-type.entity.js';
import { ProjectEntity, WorkEntity, WorkZoneEntity } from './persistence/work.entity.js';

export { ApprovalRegister } from './application/programme/approval.register.js';
export { BaselineRegister } from './application/programme/baseline.register.js';
export { ChangePhase } from './application/programme/change-phase.use-case.js';
export { HandoverRegister } from './application/programme/handover.register.js';
export { HolidayRegister } from './application/programme/holiday.register.js';
export { MilestoneRegister } from './application/programme/milestone.register.js';
export { NeedRegister } from './application/programme/need.register.js';
export { PermitRegister } from './application/programme/permit.register.js';
export { ProgressReportRegister } from './application/programme/progress-report.register.js';
export { ProjectRegister } from './application/programme/project.register.js';
export { WorkSeasonRegister } from './application/programme/work-season.register.js';
export { WorkTypeRegister } from './application/programme/work-type.register.js';
export { ChangeWork } from './application/change-work.use-case.js';
export { CreateWork } from './application/create-work.use-case.js';
export { DeleteWork } from './application/delete-work.use-case.js';
export { Attachments, type ReceiveFile } from './application/attachments.js';
export { SweepAttachments } from './application/sweep-attachments.use-case.js';
export { FollowDays } from './application/follow-days.use-case.js';
export { MeasureNuisance } from './application/measure-nuisance.use-case.js';
export { checkZones } from './application/zone-check.js';
export { refuseWindow } from './domain/work-status.js';
export { spanOf } from './domain/zone-plan.js';
export { BREAKS_GROUND } from './persistence/breaks-ground.js';
export { liveEnd } from './persistence/live-end.js';
export { today } from './persistence/follow-works.js';
export { hasOpenFinding, workConditions } from './persistence/work-conditions.js';
export { WorkRepository } from './persistence/work.repository.js';
export { WorksModule } from './works.module.js';

/** Entities of this context. */
export const WORKS_ENTITIES = [
  ...[WorkEntity, WorkZoneEntity, ProjectEntity, MilestoneEntity, ApprovalEntity, BaselineEntity, NeedEntity],
  ...[ProgressReportEntity, PermitEntity, HandoverEntity, WorkTypeEntity, WorkSeasonEntity, HolidayEntity],
];
