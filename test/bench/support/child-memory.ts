import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const LOOK_MS = 50;

/** Most memory a process ever held, in MB, as Linux tells it; 0 where it does not. */
function peakMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** How a command ended. `peakMb` is the most memory its process held. */
export type Ended = { stdout: string; seconds: number; peakMb: number };

/**
 * Runs a Node.js program and watches its memory.
 * @throws with what it wrote to stderr when it ends with another code than 0
 */
export function runWatched(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => err.push(part));
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, peakMb(child.pid ?? 0))), LOOK_MS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - started) / 1000;
      if (code === 0) resolve({ stdout: Buffer.concat(out).toString('utf8'), seconds, peakMb: peak });
      else reject(new Error(`${args.join(' ')} ended with ${code}: ${Buffer.concat(err).toString('utf8')}`));
    });
  });
}
