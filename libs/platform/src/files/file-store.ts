/** A file that lies in the store. */
export type ListedFile = { key: string; writtenAt: Date };

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

  /** Every file with a key of our making, page by page, in any order. @throws when the store cannot be reached or refuses */
  abstract list(): AsyncIterable<readonly ListedFile[]>;
}

const KEY = /^[a-z0-9][a-z0-9/-]{0,200}$/;

/** Whether a name can be a key of our making. */
export const isKey = (name: string): boolean => KEY.test(name) && !name.includes('//');

/** @throws TypeError for a key that is not of our making: it could lead out of the store */
export function checkedKey(key: string): string {
  if (!isKey(key)) throw new TypeError(`no key of a file: ${key}`);
  return key;
}
