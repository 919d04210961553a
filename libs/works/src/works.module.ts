import { Module } from '@nestjs/common';
import { ApprovalRegister } from './application/programme/approval.register.js';
import { BaselineRegister } from './application/programme/baseline.register.js';
import { ChangePhase } from './application/programme/change-phase.use-case.js';
import { HandoverRegister } from './application/programme/handover.register.js';
import { HolidayRegister } from './application/programme/holiday.register.js';
import { MilestoneRegister } from './application/programme/milestone.register.js';
import { NeedRegister } from './application/programme/need.register.js';
import { PermitRegister } from './application/programme/permit.register.js';
import { ProgressReportRegister } from './application/programme/progress-report.register.js';
import { ProjectRegister } from './application/programme/project.register.js';
import { WorkSeasonRegister } from './application/programme/work-season.register.js';
import { WorkTypeRegister } from './application/programme/work-type.register.js';
import { ChangeWork } from './application/change-work.use-case.js';
import { CreateWork } from './application/create-work.use-case.js';
import { DeleteWork } from './application/delete-work.use-case.js';
import { Attachments } from './application/attachments.js';
import { FollowDays } from './application/follow-days.use-case.js';
import { MeasureNuisance } from './application/measure-nuisance.use-case.js';
import { SweepAttachments } from './application/sweep-attachments.use-case.js';
import { WorkReferenceFinder } from './application/work-references.js';
import { WorkRepository } from './persistence/work.repository.js';

const REGISTERS = [
  ...[ProjectRegister, ChangePhase, MilestoneRegister, ApprovalRegister, BaselineRegister, NeedRegister],
  ...[ProgressReportRegister, PermitRegister, HandoverRegister, WorkTypeRegister, WorkSeasonRegister, HolidayRegister],
];
const WORKS = [
  ...[Attachments, SweepAttachments, WorkRepository, CreateWork, ChangeWork, DeleteWork],
  ...[FollowDays, MeasureNuisance],
];

/** Projects, works and their zones, needs, progress and kinds of works. */
@Module({ providers: [...WORKS, ...REGISTERS, WorkReferenceFinder], exports: [...WORKS, ...REGISTERS] })
export class WorksModule {}
