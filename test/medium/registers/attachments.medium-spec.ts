import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal } from '@abat/access';
import { type FileStore, openFileStore, readEnvironment, TransactionRunner } from '@abat/platform';
import { Attachments, ProjectRegister } from '@abat/works';
import { ADMIN, RegisterBench } from './support.js';

/** A server that speaks the part of S3 we use: PUT, GET, DELETE of objects by path, signed requests only. */
class BucketServer {
  readonly objects = new Map<string, Buffer>();
  readonly refused: string[] = [];
  private readonly server: Server = createServer((request, response) => {
    void this.answer(request).then(([status, body]) => response.writeHead(status).end(body));
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async answer(request: IncomingMessage): Promise<[number, Buffer | string]> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { headers } = request;
    const [method, url] = [String(request.method), String(request.url)];
    const signed =
      /^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/almaty\/s3\/aws4_request, SignedHeaders=[a-z0-9;-]+, Signature=[0-9a-f]{64}$/;
    if (!signed.test(String(headers.authorization)) || !headers['x-amz-date']) {
      this.refused.push(`${method} ${url}`);
      return [403, 'AccessDenied'];
    }
    return this.serve(method, url, Buffer.concat(chunks));
  }

  private serve(method: string, url: string, body: Buffer): [number, Buffer | string] {
    if (method === 'PUT') this.objects.set(url, body);
    if (method === 'DELETE') return [this.objects.delete(url) ? 204 : 404, ''];
    const object = this.objects.get(url);
    return method === 'GET' ? [object ? 200 : 404, object ?? 'NoSuchKey'] : [200, ''];
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

const PHOTO = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000, 7)]);
let bench: RegisterBench;
let bucket: BucketServer;
let folder: string;
const stores = new Map<string, FileStore>();

beforeAll(async () => {
  [bench, folder, bucket] = [
    await RegisterBench.open(),
    await mkdtemp(join(tmpdir(), 'abat-files-')),
    new BucketServer(),
  ];
  const endpoint = await bucket.start();
  const s3 = {
    ABAT_S3_ENDPOINT: endpoint,
    ABAT_S3_BUCKET: 'abat',
    ABAT_S3_REGION: 'almaty',
    ABAT_S3_ACCESS_KEY: 'key',
    ABAT_S3_SECRET_KEY: 'secret',
  };
  stores.set('disk', openFileStore(readEnvironment({ ABAT_DATA_DIR: folder })));
  stores.set('s3', openFileStore(readEnvironment(s3)));
}, 120_000);
afterAll(async () => {
  await bench?.close();
  await bucket?.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(['disk', 's3'])('The file store on %s', (name) => {
  const store = (): FileStore => stores.get(name) as FileStore;
  it('gives back what it was given, and nothing once it is removed', async () => {
    await store().put('2026-05/a', PHOTO, 'image/jpeg');
    expect((await store().get('2026-05/a'))?.equals(PHOTO)).toBe(true);
    await store().remove('2026-05/a');
    await store().remove('2026-05/a');
    expect(await store().get('2026-05/a')).toBeNull();
  });
  it.each(['../secret', '/etc/passwd', 'a/../../b', 'a//b', 'A', '', 'a b', 'a\0b'])('has no key %j', async (key) => {
    await expect((async () => store().get(key))()).rejects.toThrow(TypeError);
  });
});

describe('A bucket', () => {
  it('saw signed requests only', () => expect(bucket.refused).toEqual([]));
  it('named by halves is refused at the start', () =>
    expect(() => openFileStore(readEnvironment({ ABAT_S3_ENDPOINT: 'http://127.0.0.1:1' }))).toThrow('ABAT_S3_BUCKET'));
});

describe('An attachment', () => {
  const attachments = (): Attachments =>
    new Attachments(
      bench.db,
      new TransactionRunner(bench.db),
      stores.get('disk') as FileStore,
      readEnvironment({ ABAT_DATA_DIR: folder }),
    );
  const sent =
    (bytes: Buffer, fileName = 'Фото двора.jpg') =>
    async (path: string) => {
      await writeFile(path, bytes);
      return { fileName };
    };
  const project = () =>
    new ProjectRegister(bench.db, new TransactionRunner(bench.db)).create(ADMIN, {
      title: 'Двор',
      agency: 'dep-environment',
    });
  const left = async () => (await readdir(join(folder, 'uploads'))).length;

  it('is kept with its kind, size and checksum, and goes with its record', async () => {
    const { id: ownerId } = await project();
    const row = await attachments().add(ADMIN, { owner: 'project', ownerId, takenOn: '2026-05-01' }, sent(PHOTO));
    expect([row.mediaType, row.sizeBytes, row.fileName]).toEqual(['image/jpeg', PHOTO.length, 'Фото двора.jpg']);
    expect((await attachments().content(row.id)).bytes.equals(PHOTO)).toBe(true);
    await bench.db.query('DELETE FROM project WHERE id = $1', [ownerId]);
    await attachments().sweep();
    await expect(attachments().content(row.id)).rejects.toMatchObject({ code: 'resource.not-found' });
    expect(await left()).toBe(0);
  });

  it('is no page and no program, whatever its name says', async () => {
    const { id: ownerId } = await project();
    for (const bytes of ['<html><script>alert(1)</script>', 'MZ', ''])
      await expect(
        attachments().add(ADMIN, { owner: 'project', ownerId }, sent(Buffer.from(bytes), 'photo.jpg')),
      ).rejects.toMatchObject({ code: 'attachment.unknown-format' });
    expect([await attachments().list(ownerId), await left()]).toEqual([[], 0]);
  });

  it('is not taken from who may not change the record; nothing is received', async () => {
    const { id: ownerId } = await project();
    const foreign: Principal = { ...ADMIN, role: 'executive', agencyId: '0190a000-0000-7000-8000-0000000000ff' };
    const never = () => Promise.reject(new Error('received'));
    for (const [principal, code] of [
      [foreign, 'access.outside-agency'],
      [{ ...ADMIN, role: 'viewer' }, 'access.denied'],
    ] as const)
      await expect(
        attachments().add(principal as Principal, { owner: 'project', ownerId }, never),
      ).rejects.toMatchObject({ code });
    const row = await attachments().add(ADMIN, { owner: 'project', ownerId }, sent(PHOTO));
    await expect(attachments().remove(foreign, row)).rejects.toMatchObject({ code: 'access.outside-agency' });
    await expect(attachments().remove(ADMIN, { id: row.id, version: 7 })).rejects.toMatchObject({
      code: 'request.precondition-failed',
    });
    await attachments().remove(ADMIN, row);
    expect(await attachments().list(ownerId)).toEqual([]);
  });
});
