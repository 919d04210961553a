import type { Worker, WorkerOptions } from 'bullmq';

/** How long a job of a worker that died stays its own, milliseconds; whoever is left looks for such jobs twice as often. */
const LOCK_MS = 20_000;

/** What the workers of all queues have in common. A job is taken up again however often its worker died: each may repeat. */
export const QUEUE_WORKER = {
  prefix: 'abat',
  lockDuration: LOCK_MS,
  stalledInterval: LOCK_MS / 2,
  maxStalledCount: 5,
  skipVersionCheck: true,
} as const satisfies Partial<WorkerOptions>;

/** How long a job under way may take to end before the process leaves without it, milliseconds. */
const PATIENCE_MS = 3_000;

/**
 * Ends a queue worker: lets a job under way finish, but not for long, and does not wait for a Redis that is away. A job
 * that was cut off is taken up again by whoever finds its lock expired; every job may be repeated.
 */
export async function closeWorker(worker: Worker | undefined): Promise<void> {
  if (!worker) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([worker.close().catch(() => undefined), late]);
  clearTimeout(timer);
}
