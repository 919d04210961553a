import type { Beside, OpenedAnswer } from '@abat/contracts';
import type { ApiClient } from '../support/api-client.js';
import { LiveClient } from '../support/live-client.js';
import { AbatProcess } from '../support/processes.js';
import { freePort } from '../support/free-port.js';
import { AbatSystem } from '../support/system.js';
import { waitUntil } from '../support/wait.js';

const WORK = { type: 'work', id: '0190a000-0000-7000-8000-000000000001' } as const;

let abat: AbatSystem;
let replica: AbatProcess;
let otherBase: string;
let operator: ApiClient;
let planner: ApiClient;
const open: LiveClient[] = [];

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  const port = String(await freePort());
  otherBase = `http://127.0.0.1:${port}`;
  replica = await AbatProcess.start('api', { DATABASE_URL: abat.database.url, REDIS_URL: abat.redis.url, PORT: port });
  [operator, planner] = [await abat.as('operator'), await abat.as('planner')];
}, 180_000);
afterEach(() => open.splice(0).forEach((client) => client.close()));
afterAll(async () => {
  await replica?.stop();
  await abat?.stop();
});

type Ear = { client: LiveClient; beside: Beside[] };

async function connect(base: string, who: ApiClient): Promise<Ear> {
  const client = await LiveClient.connect(base, { cookie: who.credentials['cookie'] ?? '' });
  const beside: Beside[] = [];
  client.socket.on('beside', (told: Beside) => beside.push(told));
  open.push(client);
  return { client, beside };
}
const say = ({ client }: Ear, editing: boolean): Promise<OpenedAnswer> =>
  client.socket.timeout(5_000).emitWithAck('opened', { subjects: [{ ...WORK, editing }] }) as Promise<OpenedAnswer>;
const besideNow = ({ beside }: Ear): string[] =>
  (beside.at(-1)?.people ?? []).map(({ role, editing }) => `${role}${editing ? ' changes' : ''}`).toSorted();
const sees = (ear: Ear, people: string[], timeoutMs = 10_000): Promise<boolean> =>
  waitUntil(() => besideNow(ear).join() === people.join(), {
    ...{ what: `to see ${people.join()} beside`, timeoutMs },
    context: () => JSON.stringify(ear.beside.at(-1)),
  });

describe('Two replicas of the api', () => {
  it('know together who has an object open, who changes it, and who left', async () => {
    const [here, there] = [await connect(abat.base, operator), await connect(otherBase, planner)];
    await say(here, false);
    await say(there, false);
    await Promise.all([here, there].map((ear) => sees(ear, ['operator', 'planner'])));
    await say(there, true);
    await sees(here, ['operator', 'planner changes']);
    there.client.close();
    await sees(here, ['operator']);
  });

  it('count each person once, wherever their screens are connected', async () => {
    const one = await connect(abat.base, operator);
    await connect(otherBase, operator);
    await connect(otherBase, planner);
    await waitUntil(() => one.client.presences.at(-1)?.total === 2, {
      what: 'two people on three screens',
      context: () => JSON.stringify(one.client.presences.at(-1)),
    });
  });

  it('tell of people whose replica was killed that they are gone', async () => {
    const [here, there] = [await connect(abat.base, operator), await connect(otherBase, planner)];
    await say(here, false);
    await say(there, true);
    await sees(here, ['operator', 'planner changes']);
    there.client.socket.io.reconnection(false);
    await replica.kill();
    await sees(here, ['operator'], 40_000);
    await waitUntil(() => here.client.presences.at(-1)?.total === 1, { what: 'one person', timeoutMs: 40_000 });
  }, 100_000);
});
