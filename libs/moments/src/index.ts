export { GetChangeHistogram } from './application/get-change-histogram.use-case.js';
export { ListChanges } from './application/list-changes.use-case.js';
export { dayAsFilter } from './domain/day-as-filter.js';
export { MomentsModule } from './moments.module.js';
export { lookAt, readAt, todayAt } from './persistence/at-moment.js';
export { openFinding } from './persistence/open-finding.js';
