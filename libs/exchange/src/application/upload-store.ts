import { randomUUID } from 'node:crypto';
import { mkdir, readdir, stat, unlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '@abat/platform';

const DAY_MS = 86_400_000;

/** Uploaded files on disk, under names nobody can guess. They go after their import, or after a day. */
@Injectable()
export class UploadStore {
  private readonly folder: string;
  /** Largest upload in bytes. */
  readonly maxBytes: number;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.folder = resolve(environment.ABAT_DATA_DIR, 'uploads');
    this.maxBytes = environment.ABAT_MAX_UPLOAD_MB * 1024 * 1024;
  }

  async newPath(): Promise<string> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    return join(this.folder, randomUUID());
  }

  async remove(path: string): Promise<void> {
    await unlink(path).catch(ignoreMissing);
  }

  /** Removes files older than a day: left by uploads that broke off. */
  async sweep(now: number = Date.now()): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const path = join(this.folder, name);
      const info = await stat(path).catch(() => null);
      if (info && now - info.mtimeMs > DAY_MS) await this.remove(path);
    }
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
