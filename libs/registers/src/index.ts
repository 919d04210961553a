export * from './columns.js';
export * from './register.js';
