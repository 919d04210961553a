import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRecord } from './file-lock.mjs';
import { judgeLock, readRecord, releaseLock, takeLock } from './run-lock.mjs';

const running = (pid: number) => (pid === 7 ? 'boot:100' : undefined);

describe('judgeLock', () => {
  it.each([
    ['no file', undefined, 'free'],
    ['a damaged file', null, 'stale'],
    ['a record without a process', {}, 'stale'],
    ['a process that is gone', { pid: 8, processStart: 'boot:100' }, 'stale'],
    ['a pid that another process has now', { pid: 7, processStart: 'boot:99' }, 'stale'],
    ['a process that runs', { pid: 7, processStart: 'boot:100' }, 'held'],
  ])('of %s', (_name, record, verdict) => {
    expect(judgeLock(record, running)).toBe(verdict);
  });
});

describe('takeLock', () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'abat-lock-'));
    file = join(dir, 'data/run.json');
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('makes a file that only its owner may read', () => {
    expect(takeLock(file, newRecord('start'))).toEqual({ taken: true, repaired: false });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is refused while the holder lives, and names it', () => {
    takeLock(file, newRecord('start'));
    expect(takeLock(file, newRecord('command'))).toMatchObject({
      taken: false,
      holder: { pid: process.pid, command: 'start' },
    });
  });

  it.each([
    ['of a process that is gone', JSON.stringify({ ...newRecord('start'), processStart: 'another boot:1' })],
    ['that is cut off', '{"pid": 12'],
    ['that is empty', ''],
  ])('repairs a file %s', (_name, text) => {
    takeLock(file, newRecord('start'));
    writeFileSync(file, text);
    expect(takeLock(file, newRecord('start'))).toEqual({ taken: true, repaired: true });
    expect(readRecord(file)).toMatchObject({ pid: process.pid });
  });

  it('is given back only by its holder', () => {
    const record = newRecord('start');
    takeLock(file, record);
    releaseLock(file, { ...record, pid: 1 });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    releaseLock(file, record);
    expect(readRecord(file)).toBeUndefined();
  });
});
