import { Module } from '@nestjs/common';
import { FindingsModule } from '@abat/findings';
import { WorksModule } from '@abat/works';
import { AnswerResolution } from './application/answer-resolution.use-case.js';
import { ApplyAgreedDates } from './application/apply-agreed-dates.use-case.js';
import { ApplyProposal } from './application/apply-proposal.use-case.js';
import { CompleteResolution } from './application/complete-resolution.use-case.js';
import { ListResolutions } from './application/list-resolutions.use-case.js';
import { ProposeDates } from './application/propose-dates.use-case.js';
import { ProposeResolution } from './application/propose-resolution.use-case.js';
import { ResolutionDesk } from './application/resolution-desk.js';
import { SettleResolution } from './application/settle-resolution.use-case.js';
import { WithdrawResolution } from './application/withdraw-resolution.use-case.js';
import { WorkProposals } from './application/work-proposals.js';
import { ResolutionRepository } from './persistence/resolution.repository.js';

const USE_CASES = [
  ...[ProposeDates, ApplyProposal, ListResolutions],
  ...[ProposeResolution, AnswerResolution, SettleResolution, WithdrawResolution, ApplyAgreedDates, CompleteResolution],
];

/** How findings end: computed dates, and what their parties agree on. */
@Module({
  imports: [FindingsModule, WorksModule],
  providers: [ResolutionRepository, ResolutionDesk, WorkProposals, ...USE_CASES],
  exports: USE_CASES,
})
export class ResolutionsModule {}
