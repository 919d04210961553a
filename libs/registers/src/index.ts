export * from './columns.js';
export * from './register.js';
export * from './tree.js';
