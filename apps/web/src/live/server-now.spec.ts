import { connection } from './connection-store.js';
import { serverNow } from './server-now.js';

const MINUTE_MS = 60_000;
const aheadMs = () => serverNow() - Date.now();
const tell = (serverTime: number, heardAt: number) => connection.set({ serverTime, heardAt });

describe('now by the server’s clock', () => {
  it('is that of the browser until the server was heard', () => expect(Math.abs(aheadMs())).toBeLessThan(50));

  it('is ahead of a clock that is late, and behind one that is early', () => {
    const now = Date.now();
    tell(now + 10 * MINUTE_MS, now);
    expect(Math.round(aheadMs() / MINUTE_MS)).toBe(10);
    tell(now - 3 * MINUTE_MS, now + 2000);
    expect(Math.round(aheadMs() / MINUTE_MS)).toBe(-3);
  });

  it('goes on when a frozen server tells the same moment again', () => {
    const now = Date.now();
    tell(now + 5 * MINUTE_MS, now);
    tell(now + 5 * MINUTE_MS, now + 4 * MINUTE_MS);
    expect(Math.round(aheadMs() / MINUTE_MS)).toBe(5);
  });
});
