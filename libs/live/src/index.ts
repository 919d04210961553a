export * from './application/outbox.js';
