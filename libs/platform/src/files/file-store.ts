/**
 * Keeps files outside of the database. Keys are made by us (never by people): letters, digits, dash and slash.
 * A file is written once and never changed.
 */
export abstract class FileStore {
  /** Stores a whole file. @throws when the store cannot be reached or refuses */
  abstract put(key: string, bytes: Buffer, mediaType: string): Promise<void>;

  /** The whole file; null when there is none. */
  abstract get(key: string): Promise<Buffer | null>;

  /** Removes a file; a file that is gone already is no error. */
  abstract remove(key: string): Promise<void>;
}

const KEY = /^[a-z0-9][a-z0-9/-]{0,200}$/;

/** @throws TypeError for a key that is not of our making: it could lead out of the store */
export function checkedKey(key: string): string {
  if (!KEY.test(key) || key.includes('//')) throw new TypeError(`no key of a file: ${key}`);
  return key;
}
