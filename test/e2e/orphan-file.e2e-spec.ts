import { mkdtemp, readdir, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Attachment, type Project, QUEUES } from '@abat/contracts';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { ApiClient } from '../support/api-client.js';
import { AbatSystem } from '../support/system.js';
import { waitUntil } from '../support/wait.js';

const PHOTO = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000, 7)]);
const DAY_AND_HOUR_MS = 25 * 3_600_000;

let abat: AbatSystem;
let dataDir: string;
let operator: ApiClient;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'abat-e2e-'));
  abat = await AbatSystem.start({ seed: 'astana', env: { ABAT_DATA_DIR: dataDir } });
  operator = await abat.as('operator');
}, 180_000);
afterAll(() => abat?.stop());

const upload = (client: ApiClient, ownerId: string) =>
  client.upload<Attachment>(`/api/v1/attachments?owner=project&ownerId=${ownerId}`, 'Фото.jpg', PHOTO);

/** Paths of the stored files. */
async function stored(): Promise<string[]> {
  const names = await readdir(join(dataDir, 'files'), { recursive: true }).catch(() => []);
  return names.filter((name) => name.includes('/')).map((name) => join(dataDir, 'files', name));
}

/** Has the worker do now what it does every night. */
async function sweep(): Promise<void> {
  const connection = new Redis(abat.redis.url, { maxRetriesPerRequest: null });
  const queue = new Queue(QUEUES.detection, { connection, prefix: 'abat', skipVersionCheck: true });
  const job = await queue.add('sweep-files', { v: 1 });
  await waitUntil(async () => (await job.getState()) === 'completed', { what: 'the sweep' });
  await queue.close();
  connection.disconnect();
}

describe('A server killed between a file and its row', () => {
  it('leaves a file that goes after a day; files with a row stay', async () => {
    const project = await operator.done(
      operator.post<Project>('/api/v1/projects', { title: 'Двор на Кенесары', agency: 'dep-environment' }),
    );
    const kept = await operator.done(upload(operator, project.id));
    const [named] = await stored();
    const lock = abat.sql.createQueryRunner();
    await lock.startTransaction();
    await lock.query('LOCK TABLE attachment IN EXCLUSIVE MODE');
    const cut = upload(operator, project.id).catch(() => null);
    await waitUntil(async () => (await stored()).length === 2, { what: 'the second file' });
    await abat.kill('api');
    await lock.rollbackTransaction();
    await lock.release();
    expect(await cut).toBeNull();
    expect(await stored()).toHaveLength(2);

    await sweep();
    expect(await stored()).toHaveLength(2);
    const longAgo = new Date(Date.now() - DAY_AND_HOUR_MS);
    for (const path of await stored()) await utimes(path, longAgo, longAgo);
    await sweep();
    expect(await stored()).toEqual([named]);

    await abat.startApi();
    const { items } = await operator.read<{ items: Attachment[] }>(`/api/v1/attachments?ownerId=${project.id}`);
    expect(items.map(({ id }) => id)).toEqual([kept.id]);
    expect((await operator.get(`/api/v1/attachments/${kept.id}/content`)).status).toBe(200);
  });
});
