export { AnswerResolution } from './application/answer-resolution.use-case.js';
export { ApplyProposal } from './application/apply-proposal.use-case.js';
export { ListResolutions } from './application/list-resolutions.use-case.js';
export { ProposeDates } from './application/propose-dates.use-case.js';
export { ProposeResolution } from './application/propose-resolution.use-case.js';
export { SettleResolution } from './application/settle-resolution.use-case.js';
export { WithdrawResolution } from './application/withdraw-resolution.use-case.js';
export { ResolutionsModule } from './resolutions.module.js';
