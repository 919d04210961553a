import { type ChildProcess, spawn } from 'node:child_process';
import { builtApp, builtCheckout } from './build.js';
import { waitUntil } from './wait.js';

type Role = 'api' | 'worker';

/** One of Abat's processes, built, as it runs in the city. */
export class AbatProcess {
  private output = '';

  private constructor(
    readonly role: Role,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => (this.output += part.toString('utf8')));
  }

  /** Starts the built process and waits for its ready line in the log. The api serves the web app below `cwd`. */
  static async start(role: Role, env: Record<string, string>, cwd = builtCheckout()): Promise<AbatProcess> {
    const child = spawn(process.execPath, [builtApp(role)], {
      cwd,
      env: { ...process.env, LOG_LEVEL: 'info', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = new AbatProcess(role, child);
    const ready = role === 'api' ? 'api listens' : 'worker runs';
    await waitUntil(() => started.hasSaid(ready), {
      what: `${role} to start`,
      timeoutMs: 90_000,
      context: () => started.output,
    });
    return started;
  }

  /** Everything the process wrote so far. */
  get log(): string {
    return this.output;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Freezes the process: its connections stay open and nobody answers on them. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  /** Lets a frozen process go on. */
  thaw(): void {
    this.child.kill('SIGCONT');
  }

  hasSaid(text: string): boolean {
    if (this.child.exitCode !== null) throw new Error(`${this.role} ended early:\n${this.output}`);
    return this.output.includes(text);
  }

  /** Ends the process as the operating system would after a fault. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** Ends the process as an operator would. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      this.child.once('exit', () => resolve());
      this.child.kill(signal);
    });
  }
}
