import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@abat/contracts';
import type { ReadFile, RegulationFile } from './read-file.js';
import { unreadable } from './refusals.js';
import type { WorkerAnswer } from './reader.worker.js';

/** A file that takes longer is made to take long. */
const TIME_LIMIT_MS = 60_000;
const MEMORY_LIMIT_MB = 512;
/** Files read at once; others wait their turn. */
const AT_ONCE = 2;

/**
 * Reads files in threads of their own: the api goes on answering, and a file made to hang or to eat memory ends with
 * its thread.
 */
@Injectable()
export class ThreadReader {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** @throws DomainError regulation.* */
  async read(file: RegulationFile): Promise<ReadFile> {
    await this.turn();
    try {
      const answer = await askThread(file);
      if ('read' in answer) return answer.read;
      throw new DomainError(answer.refused.code, { detail: answer.refused.detail });
    } finally {
      this.passOn();
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= AT_ONCE) return new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running += 1;
  }

  // The place of a finished file goes straight to the one that waits longest.
  private passOn(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}

async function askThread(file: RegulationFile): Promise<WorkerAnswer> {
  const worker = new Worker(new URL('./reader.worker.js', import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    env: {},
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<WorkerAnswer>((resolve, reject) => {
      timer = setTimeout(() => reject(unreadable('чтение заняло слишком много времени')), TIME_LIMIT_MS);
      worker.once('message', resolve);
      worker.once('error', (cause) => reject(unreadable('чтение прервано', cause)));
      worker.once('exit', () => reject(unreadable('чтение прервано')));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
