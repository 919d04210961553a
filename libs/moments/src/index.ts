export { readAt, todayAt } from './persistence/at-moment.js';
