import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { ROLES } from '@abat/contracts';
import { ENVIRONMENT, type Environment } from '@abat/platform';
import { z } from 'zod';
import type { DemoAccount } from '../domain/demo-accounts.js';

const fileSchema = z.object({
  accounts: z.array(z.object({ role: z.enum(ROLES), email: z.string(), password: z.string(), title: z.string() })),
});

const OWNER_ONLY = 0o600;

/** `demo-accounts.json` in the data directory, readable by its owner only. */
@Injectable()
export class DemoAccountFile {
  private readonly path: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.path = join(environment.ABAT_DATA_DIR, 'demo-accounts.json');
  }

  /** The accounts written before; none when the file is missing or not ours. */
  async read(): Promise<DemoAccount[]> {
    const text = await readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return 'null';
      throw error;
    });
    const parsed = z.preprocess(parseJson, fileSchema).safeParse(text);
    return parsed.success ? parsed.data.accounts : [];
  }

  /** Written whole or not at all. */
  async write(accounts: readonly DemoAccount[]): Promise<void> {
    const draft = `${this.path}.${randomUUID()}`;
    await mkdir(dirname(this.path), { recursive: true });
    await writeFile(draft, `${JSON.stringify({ accounts }, null, 2)}\n`, { mode: OWNER_ONLY });
    await chmod(draft, OWNER_ONLY);
    await rename(draft, this.path);
  }
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
