import { readFileSync } from 'node:fs';
import type { RunningAbat } from './running-abat.js';

const LOOK_MS = 1_000;

/** What is held for good: the least of the samples, since garbage only ever adds to it. */
export const floorMb = (samples: readonly number[]): number => Math.min(...samples);

const residentMb = (pid: number): number => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
};

// A connection of its own each time: one that is kept may be closed just when it is used again.
async function heapMb(abat: RunningAbat): Promise<number> {
  const http = abat.client();
  const { body } = await http.expect(200, '/metrics').finally(() => http.close());
  return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(body.toString('utf8'))?.[1] ?? Number.NaN) / 2 ** 20;
}

/** Looks at the memory of the api every second, as the operating system and as the process itself see it, MB. */
export class MemoryWatch {
  heapMb: number[] = [];
  residentMb: number[] = [];

  private constructor(private readonly abat: RunningAbat) {}

  static start(abat: RunningAbat): MemoryWatch {
    const watch = new MemoryWatch(abat);
    watch.timer = setInterval(() => void watch.look(), LOOK_MS);
    return watch;
  }

  private timer: NodeJS.Timeout | undefined;

  /** What was seen so far was the warm-up. */
  forget(): void {
    this.heapMb = [];
    this.residentMb = [];
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    this.heapMb.push(await heapMb(this.abat));
    this.residentMb.push(residentMb(this.abat.apiPid));
  }
}
