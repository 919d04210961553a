import { mkdir, readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { checkedKey, FileStore, isKey, type ListedFile } from './file-store.js';

const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

const missing = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null;
  throw error;
};

/** Files in a folder of this machine. */
export class DiskFileStore extends FileStore {
  private readonly folder: string;

  constructor(dataDir: string) {
    super();
    this.folder = resolve(dataDir, 'files');
  }

  async put(key: string, bytes: Buffer): Promise<void> {
    const path = this.pathOf(key);
    await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY.folder });
    await writeFile(path, bytes, { mode: OWNER_ONLY.file, flag: 'wx' });
  }

  get(key: string): Promise<Buffer | null> {
    return readFile(this.pathOf(key)).catch(missing);
  }

  async remove(key: string): Promise<void> {
    await unlink(this.pathOf(key)).catch(missing);
  }

  async *list(prefix = ''): AsyncIterable<ListedFile[]> {
    const entries = await readdir(join(this.folder, prefix), { withFileTypes: true }).catch(missing);
    const files: ListedFile[] = [];
    for (const entry of entries ?? []) {
      const key = `${prefix}${entry.name}`;
      if (entry.isDirectory()) yield* this.list(`${key}/`);
      // A file that is removed meanwhile is not listed.
      const info = entry.isFile() && isKey(key) ? await stat(this.pathOf(key)).catch(missing) : null;
      if (info) files.push({ key, writtenAt: info.mtime });
    }
    yield files;
  }

  private pathOf(key: string): string {
    return join(this.folder, checkedKey(key));
  }
}
