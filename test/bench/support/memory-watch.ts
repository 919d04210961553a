import { readFileSync } from 'node:fs';
import { HttpClient } from './http.js';
import type { RunningAbat } from './running-abat.js';

const LOOK_MS = 1_000;

/** What is held for good: the least of the samples, since garbage only ever adds to it. */
export const floorMb = (samples: readonly number[]): number => Math.min(...samples);

const residentMb = (pid: number): number => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
};

async function heapMb(http: HttpClient): Promise<number> {
  const { body } = await http.expect(200, '/metrics');
  return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(body.toString('utf8'))?.[1] ?? Number.NaN) / 2 ** 20;
}

/** Looks at the memory of the api every second, as the operating system and as the process itself see it, MB. */
export class MemoryWatch {
  heapMb: number[] = [];
  residentMb: number[] = [];

  private constructor(
    private readonly http: HttpClient,
    private readonly pid: number,
  ) {}

  static start(abat: RunningAbat): MemoryWatch {
    const watch = new MemoryWatch(abat.client(), abat.apiPid);
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
    this.http.close();
  }

  private async look(): Promise<void> {
    this.heapMb.push(await heapMb(this.http));
    this.residentMb.push(residentMb(this.pid));
  }
}
