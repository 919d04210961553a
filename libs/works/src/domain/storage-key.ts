import { randomUUID } from 'node:crypto';

const SHAPE = /^\d{4}-\d{2}\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A new key of a file: its month, so that no folder grows for ever, and a name nobody can guess. */
export const newStorageKey = (): string => `${new Date().toISOString().slice(0, 7)}/${randomUUID()}`;

/** Whether a file of the store can be one of ours: what others keep beside them is not touched. */
export const isStorageKey = (key: string): boolean => SHAPE.test(key);
