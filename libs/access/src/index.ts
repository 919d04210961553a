export * from './domain/rights.js';
