import { AbatProcess } from '../../support/processes.js';
import { freePort } from '../../support/free-port.js';
import { abat, environmentOf } from './databases.js';
import { HttpClient } from './http.js';

const EMAIL = 'bench@abat.test';

/** Api and worker as real processes on a database, and an administrator's token. */
export class RunningAbat {
  private constructor(
    readonly base: string,
    readonly token: string,
    /** Process id of the api. */
    readonly apiPid: number,
    private readonly processes: readonly AbatProcess[],
  ) {}

  static async start(databaseUrl: string): Promise<RunningAbat> {
    await abat(databaseUrl, 'user', 'add', EMAIL, '--role', 'administrator');
    const token = (await abat(databaseUrl, 'token', 'create', '--user', EMAIL)).trim();
    const port = await freePort();
    const env = { ...environmentOf(databaseUrl), PORT: String(port) };
    const worker = await AbatProcess.start('worker', env);
    const api = await AbatProcess.start('api', env);
    return new RunningAbat(`http://127.0.0.1:${port}`, token, api.pid, [worker, api]);
  }

  client(): HttpClient {
    return new HttpClient(this.base, this.token);
  }

  async stop(): Promise<void> {
    for (const process of this.processes) await process.stop();
  }
}
