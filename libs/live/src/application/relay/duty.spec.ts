import { Duty } from './duty.js';

const settle = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const quiet = { warn: () => undefined };
const HOUR = 3_600_000;

describe('Duty', () => {
  it('repeats at once while there is something to do, then waits to be woken', async () => {
    let left = 3;
    let runs = 0;
    const stop = new AbortController();
    const duty = new Duty('test', async () => (runs++, --left > 0), HOUR, quiet);
    const running = duty.run(stop.signal);
    await settle(10);
    expect(runs).toBe(3);
    duty.wake();
    await settle(10);
    expect(runs).toBe(4);
    stop.abort();
    await running;
  });

  it('is not deaf to a call that comes during the step', async () => {
    let runs = 0;
    const stop = new AbortController();
    const duty: Duty = new Duty('test', async () => (runs++ === 0 && duty.wake(), false), HOUR, quiet);
    const running = duty.run(stop.signal);
    await settle(10);
    expect(runs).toBe(2);
    stop.abort();
    await running;
  });

  it('tries a failed step again and complains once per outage', async () => {
    let runs = 0;
    const complaints: string[] = [];
    const stop = new AbortController();
    const step = async (): Promise<boolean> => {
      runs += 1;
      if (runs < 3) throw new Error('away');
      return false;
    };
    const duty = new Duty('test', step, HOUR, { warn: (_details, message) => complaints.push(message) });
    const running = duty.run(stop.signal);
    await settle(400);
    expect(runs).toBe(3);
    expect(complaints).toHaveLength(1);
    stop.abort();
    await running;
  });

  it('ends although its step hangs', async () => {
    const stop = new AbortController();
    const running = new Duty('test', () => new Promise(() => undefined), HOUR, quiet).run(stop.signal);
    stop.abort();
    await expect(running).resolves.toBeUndefined();
  });
});
