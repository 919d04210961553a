export * from './columns.js';
export { readHistory } from './history.js';
export * from './register.js';
export * from './tree.js';
