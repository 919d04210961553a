import { connection } from './connection-store.js';
import { notLive, whileLive } from './while-live.js';

describe('an answer that is waited for while the link is live', () => {
  beforeEach(() => connection.set({ status: 'live' }));
  afterEach(() => connection.set({ status: 'connecting' }));

  it('comes, however late', async () => {
    const late = new Promise((resolve) => setTimeout(() => resolve('works'), 50));
    expect(await whileLive(late)).toBe('works');
  });

  it('is not waited for once the link is gone', async () => {
    const waited = whileLive(new Promise(() => undefined));
    connection.set({ status: 'reconnecting' });
    expect(await waited).toBe(notLive);
  });

  it('is not waited for without a link', async () => {
    connection.set({ status: 'offline' });
    expect(await whileLive(new Promise(() => undefined))).toBe(notLive);
  });

  it('fails as it fails', async () => {
    await expect(whileLive(Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  });
});
