export * from './application/outbox.js';
export * from './domain/rooms.js';
