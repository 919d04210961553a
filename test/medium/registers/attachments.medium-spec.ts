import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal } from '@abat/access';
import { type FileStore, type ListedFile, openFileStore, readEnvironment, TransactionRunner } from '@abat/platform';
import { Attachments, ProjectRegister, SweepAttachments } from '@abat/works';
import { BucketServer } from '../../support/bucket-server.js';
import { exifBlock, PHOTO_OF } from '../../support/photo.js';
import { ADMIN, RegisterBench } from './support.js';

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

async function listing(store: FileStore): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  for await (const page of store.list()) files.push(...page);
  return files;
}

describe.each(['disk', 's3'])('The file store on %s', (name) => {
  const store = (): FileStore => stores.get(name) as FileStore;
  it('gives back what it was given, and nothing once it is removed', async () => {
    await store().put('2026-05/a', PHOTO, 'image/jpeg');
    expect((await store().get('2026-05/a'))?.equals(PHOTO)).toBe(true);
    await store().remove('2026-05/a');
    await store().remove('2026-05/a');
    expect(await store().get('2026-05/a')).toBeNull();
  });
  it('lists what lies in it, however many pages that takes', async () => {
    const keys = ['2026-05/a', '2026-05/b', '2026-06/a', '2026-06/b', '2026-06/c'];
    for (const key of keys) await store().put(key, PHOTO, 'image/jpeg');
    const listed = await listing(store());
    expect(listed.map(({ key }) => key).sort()).toEqual(keys);
    expect(listed.every(({ writtenAt }) => Math.abs(Date.now() - writtenAt.getTime()) < 60_000)).toBe(true);
    for (const key of keys) await store().remove(key);
    expect(await listing(store())).toEqual([]);
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

const attachments = (name = 'disk'): Attachments =>
  new Attachments(
    bench.db,
    new TransactionRunner(bench.db),
    stores.get(name) as FileStore,
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
const sweep = (name: string): SweepAttachments =>
  new SweepAttachments(new TransactionRunner(bench.db), stores.get(name) as FileStore);

describe('An attachment', () => {
  const left = async () => (await readdir(join(folder, 'uploads'))).length;

  it('is kept with its kind, size and checksum, and goes with its record', async () => {
    const { id: ownerId } = await project();
    const row = await attachments().add(ADMIN, { owner: 'project', ownerId, takenOn: '2026-05-01' }, sent(PHOTO));
    expect([row.mediaType, row.sizeBytes, row.fileName]).toEqual(['image/jpeg', PHOTO.length, 'Фото двора.jpg']);
    expect((await attachments().content(row.id)).bytes.equals(PHOTO)).toBe(true);
    await bench.db.query('DELETE FROM project WHERE id = $1', [ownerId]);
    await sweep('disk').execute();
    await expect(attachments().content(row.id)).rejects.toMatchObject({ code: 'resource.not-found' });
    expect(await left()).toBe(0);
  });

  it('tells the day and the place of its photo, unless its sender tells the day', async () => {
    const { id: ownerId } = await project();
    const add = (bytes: Buffer, takenOn?: string) =>
      attachments().add(ADMIN, { owner: 'project', ownerId, ...(takenOn ? { takenOn } : {}) }, sent(bytes));
    const degrees = (ref: string, value: number) => ({
      ref,
      degrees: [[value, 1] as const, [30, 1] as const, [0, 1] as const],
    });
    const says = { latitude: degrees('N', 51), longitude: degrees('E', 71), takenAt: '2026:05:01 01:00:00' };
    const photo = PHOTO_OF.jpeg(exifBlock(says));
    const told = await add(photo);
    expect([told.takenAt, told.place]).toEqual(['2026-04-30T20:00:00.000Z', [71.5, 51.5]]);
    expect((await add(PHOTO_OF.jpeg(exifBlock({ ...says, offset: '+00:00' })))).takenAt).toBe(
      '2026-05-01T01:00:00.000Z',
    );
    expect((await add(photo, '2026-05-03')).takenAt).toBe('2026-05-02T19:00:00.000Z');
    for (const broken of [PHOTO, photo.subarray(0, 60), PHOTO_OF.jpeg(exifBlock({ takenAt: '2026:02:31 00:00:00' }))])
      expect(await add(broken)).toMatchObject({ takenAt: null, place: null });
  });

  it('is no page and no program, whatever its name says', async () => {
    const { id: ownerId } = await project();
    for (const bytes of ['<html><script>alert(1)</script>', 'MZ', ''])
      await expect(
        attachments().add(ADMIN, { owner: 'project', ownerId }, sent(Buffer.from(bytes), 'photo.jpg')),
      ).rejects.toMatchObject({ code: 'attachment.unknown-format' });
    expect([await attachments().list(ownerId), await left()]).toEqual([[], 0]);
  });

  it('unpacks to no more than a camera takes', async () => {
    const { id: ownerId } = await project();
    const png = (width: number, height: number): Buffer => {
      const bytes = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), Buffer.alloc(8)]);
      bytes.writeUInt32BE(width, 16);
      bytes.writeUInt32BE(height, 20);
      return bytes;
    };
    const add = (bytes: Buffer) => attachments().add(ADMIN, { owner: 'project', ownerId }, sent(bytes, 'photo.png'));
    await expect(add(png(60_000, 60_000))).rejects.toMatchObject({ code: 'attachment.too-large' });
    expect([await attachments().list(ownerId), await left()]).toEqual([[], 0]);
    expect((await add(png(16_000, 12_000))).mediaType).toBe('image/png');
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

describe.each(['disk', 's3'])('A file left on %s by a process that died before its row was stored', (name) => {
  const store = (): FileStore => stores.get(name) as FileStore;
  const keyOf = (id: string): Promise<string> =>
    bench.value<string>('SELECT storage_key FROM attachment WHERE id = $1', [id]);
  const written = async (key: string, hoursAgo: number): Promise<void> => {
    const at = new Date(Date.now() - hoursAgo * 3_600_000);
    bucket.dates.set(`/abat/${key}`, at);
    if (name === 'disk') await utimes(join(folder, 'files', key), at, at);
  };
  const orphan = async (hoursAgo: number): Promise<string> => {
    const key = `2026-04/${randomUUID()}`;
    await store().put(key, PHOTO, 'image/jpeg');
    await written(key, hoursAgo);
    return key;
  };
  const lies = async (key: string): Promise<boolean> => (await store().get(key)) !== null;

  it('goes after a day, and nothing else does', async () => {
    const { id: ownerId } = await project();
    const row = await attachments(name).add(ADMIN, { owner: 'project', ownerId }, sent(PHOTO));
    const named = await keyOf(row.id);
    await written(named, 900);
    const [old, young] = [await orphan(25), await orphan(23)];
    const foreign = 'backups/2026-04-01';
    await store().put(foreign, PHOTO, 'image/jpeg');
    await written(foreign, 900);
    expect(await sweep(name).execute()).toEqual({ removed: 1 });
    expect([await lies(old), await lies(young), await lies(named), await lies(foreign)]).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(await sweep(name).execute()).toEqual({ removed: 0 });
    for (const key of [young, foreign]) await store().remove(key);
    await attachments(name).remove(ADMIN, row);
  });
});
