import type { OutboxEvent } from '@abat/live';

/** Room of one screen. */
const roomOf = (id: string): string => `screen:${id}`;

/** Settings of a screen changed: told to the screen and to who looks after screens. */
export const screenChanged = (id: string, data: { revoked?: true } = {}): OutboxEvent => ({
  type: 'screen.changed',
  subject: { type: 'screen', id },
  rooms: ['staff', roomOf(id)],
  data,
});

/** Something was put on a screen or taken off: told to that screen alone, and to the console as a change. */
export const screenShown = (id: string): OutboxEvent[] => [
  { type: 'screen.shown', subject: { type: 'screen', id }, rooms: [roomOf(id)] },
  { type: 'screen.changed', subject: { type: 'screen', id }, rooms: ['staff'] },
];
