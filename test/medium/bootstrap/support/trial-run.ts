import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createLifecycle, type Lifecycle } from '../../../../infra/bootstrap/lifecycle.mjs';
import { prepareMachine, startServices, type Services } from '../../../../infra/bootstrap/services.mjs';

/** One run of the private instances on a data folder of its own. */
export type TrialRun = { services: Services; lifecycle: Lifecycle; said: string[] };

/** Makes an empty data folder that the user of the instances may enter. */
export function makeDataDir(owner?: { uid: number; gid: number }): string {
  const dir = mkdtempSync(join(tmpdir(), 'abat-trial-'));
  chmodSync(dir, 0o755);
  if (owner) chownSync(dir, owner.uid, owner.gid);
  return dir;
}

/** Starts private PostgreSQL and Redis exactly as `npm start` does. */
export async function startTrial(dataDir: string): Promise<TrialRun> {
  const said: string[] = [];
  const report = { info: keep, warn: keep, plain: keep, colour: false };
  function keep(text: string): void {
    said.push(text);
  }
  const lifecycle = createLifecycle(report);
  const settings = {
    port: 3000,
    dataDir,
    seed: 'none',
    openBrowser: false,
    databaseUrl: undefined,
    redisUrl: undefined,
  };
  try {
    const services = await startServices(settings, await prepareMachine(settings, report), lifecycle, report);
    return { services, lifecycle, said };
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
}

/** Runs one statement on the private database. */
export async function sql<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Process ids of the private PostgreSQL and Redis, in this order. */
export function pidsOf({ services }: TrialRun): [number, number] {
  const [postgres, redis] = services.instances.map((instance) => instance.pid());
  if (!postgres || !redis) throw new Error('both instances should be private');
  return [postgres, redis];
}

/** Removes a data folder and what the instances keep elsewhere. */
export function removeDataDir(dataDir: string, run?: TrialRun): void {
  if (run) rmSync(run.services.instancesDir, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
