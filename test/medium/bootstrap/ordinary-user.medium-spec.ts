import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { checkout } from '../../../infra/bootstrap/checkout.mjs';
import { isAlive } from '../../../infra/bootstrap/process-identity.mjs';
import { chooseAccount } from '../../../infra/bootstrap/service-account.mjs';
import { makeDataDir, removeDataDir } from './support/trial-run.js';

const asRoot = process.getuid?.() === 0;
const nobody = chooseAccount(readFileSync('/etc/passwd', 'utf8').replaceAll(/^postgres:.*$/gm, ''));

/** Loads the bootstrap as root, who may read the checkout wherever it lies, then goes on as the ordinary user. */
const script = (dataDir: string, become: string): string => `
  const { acceptsPassword } = await import('./postgres-database.mjs');
  const { pingRedis } = await import('./redis-check.mjs');
  const { createLifecycle } = await import('./lifecycle.mjs');
  const { startServices } = await import('./services.mjs');
  const { serviceAccount } = await import('./service-account.mjs');
  const { ensureTools } = await import('./tools.mjs');
  // Nothing listens there; this only loads the clients while they can be read.
  await Promise.allSettled([acceptsPassword('postgres://127.0.0.1:1/x'), pingRedis('redis://127.0.0.1:1')]);
  process.chdir('/');
  ${become}
  const quiet = () => undefined;
  const report = { info: quiet, warn: quiet, plain: quiet, colour: false };
  const lifecycle = createLifecycle(report);
  const settings = { port: 3000, dataDir: ${JSON.stringify(dataDir)}, seed: 'none', openBrowser: false };
  const tools = await ensureTools({ postgres: true, redis: true, chromium: false }, report);
  const machine = { tools, account: serviceAccount(), instancesDir: settings.dataDir };
  const services = await startServices(settings, machine, lifecycle, report);
  const { readFileSync } = await import('node:fs');
  const uidOf = (pid) => Number(/^Uid:\\s+(\\d+)/m.exec(readFileSync('/proc/' + pid + '/status', 'utf8'))[1]);
  const pids = services.instances.map((instance) => instance.pid());
  console.log(JSON.stringify({ dir: services.instancesDir, uids: pids.map(uidOf), pids }));
  await lifecycle.stop();
`;

describe('an ordinary user', () => {
  let dataDir: string;
  beforeEach(() => (dataDir = makeDataDir(asRoot ? nobody : undefined)));
  afterEach(() => removeDataDir(dataDir));

  it('runs the private instances as himself, in his own data folder', () => {
    const uid = asRoot ? nobody?.uid : process.getuid?.();
    const become = asRoot ? `process.setgroups([]); process.setgid(${nobody?.gid}); process.setuid(${uid});` : '';
    const imports = pathToFileURL(`${checkout}/infra/bootstrap/`).href;
    const source = script(dataDir, become).replaceAll("import('./", `import('${imports}`);
    const result = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
      cwd: checkout,
      encoding: 'utf8',
      timeout: 50_000,
    });
    expect(result.stderr).toBe('');
    const { dir, uids, pids } = JSON.parse(result.stdout) as { dir: string; uids: number[]; pids: number[] };
    expect(dir).toBe(dataDir);
    expect(uids).toEqual([uid, uid]);
    expect(pids.map(isAlive)).toEqual([false, false]);
  });
});
