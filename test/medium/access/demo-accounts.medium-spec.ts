import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EnsureDemoAccounts } from '@abat/access';
import type { Me } from '@abat/contracts';
import { AccessApp } from './access-app.js';

describe('the demo accounts', () => {
  let app: AccessApp;
  beforeAll(async () => {
    app = await AccessApp.start();
  });
  afterAll(() => app.stop());

  const ensure = () => app.app.get(EnsureDemoAccounts, { strict: false }).execute();
  const path = () => join(app.dataDir, 'demo-accounts.json');

  it('are one per role, marked as demonstration, and open with the password of the file', async () => {
    const accounts = await ensure();
    expect(accounts.map((account) => account.role).sort()).toEqual([
      'administrator',
      'executive',
      'operator',
      'planner',
      'reviewer',
      'viewer',
    ]);
    for (const { email, password, role, title } of accounts) {
      const me = (await (await app.anybody.login(email, password)).call<Me>('GET', '/me')).body;
      expect(me).toMatchObject({ role, name: title, demo: true });
    }
    expect(JSON.parse(await readFile(path(), 'utf8'))).toEqual({ accounts });
  });

  it('stand in a file only its owner can read', async () => {
    expect((await stat(path())).mode & 0o777).toBe(0o600);
  });

  it('keep their passwords when they exist', async () => {
    const [first, again] = [await ensure(), await ensure()];
    expect(again).toEqual(first);
  });

  it('get new passwords when the file is lost, and old sessions end', async () => {
    const [old] = await ensure();
    const session = await app.anybody.login(old?.email ?? '', old?.password);
    await rm(path());
    const [renewed] = await ensure();
    expect(renewed?.password).not.toBe(old?.password);
    expect((await session.call('GET', '/me')).status).toBe(401);
    await app.anybody.login(renewed?.email ?? '', renewed?.password);
  });
});
